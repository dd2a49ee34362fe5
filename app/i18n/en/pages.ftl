# Texts of every page; mails have a file of their own.
error-title = Something went wrong
