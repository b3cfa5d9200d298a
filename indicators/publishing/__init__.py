"""The published site: the reading pages as plain files that any file server or memory stick can carry.

The pages are drawn by the same boards and the same markup as the live ones. What a live page does by a
question to the server is a link here: a choice is a list of links, a passport a page or a section of one, a
table to take away a file beside its page.
"""
