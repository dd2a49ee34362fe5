# What every organiser's page has, and the first page.
desk-ways = Your pages
desk-logout = Log out
desk-place-home = Events and news
desk-place-write = Write
desk-place-team = Team
desk-place-officer = Data officer
desk-place-account = Your account
desk-home-title = Your events and newsletters
desk-home-events = Events
desk-home-newsletters = Newsletters
