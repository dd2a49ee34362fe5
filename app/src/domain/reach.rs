//! Who hears of a change: by email, or by phone where there's no address.

/// How many sign-ups a change is told to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Those that get an email.
    pub emails: u64,
    /// Those without an address, who have to be called.
    pub calls: u64,
}

impl Reach {
    /// Whether nobody hears of it.
    #[must_use]
    pub const fn is_nobody(self) -> bool {
        self.emails == 0 && self.calls == 0
    }

    /// Counts some sign-ups, all of them with an address or all without.
    pub const fn add(&mut self, has_address: bool, count: u64) {
        if has_address {
            self.emails += count;
        } else {
            self.calls += count;
        }
    }
}
