# The page that shows mails in development.
mailbox-title = Mails on this machine
mailbox-text = There is no mail server yet, so mails are kept here. Only this machine can see this page.
mailbox-none = There are no mails.
mailbox-to = To
