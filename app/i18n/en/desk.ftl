# What every organiser's page has, and the first page.
desk-ways = Menu
desk-logout = Log out
desk-place-home = Events and newsletters
desk-place-write = Create
desk-place-team = Team
desk-place-officer = Data officer
desk-place-readers = Guidance
desk-place-account = Your account
desk-place-help = Help
desk-home-title = Your events and newsletters
desk-home-events = Events
desk-home-newsletters = Newsletters
