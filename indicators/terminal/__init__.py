"""What every command is made with: options read strictly, answers, tables of text."""
