//! Questions that ask more than most events need, and what organisers are told about them. None is forbidden.

/// What a question may ask too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverAsking {
    /// An age or a date of birth.
    Age,
    /// Where somebody lives.
    Address,
    /// A telephone number.
    Phone,
    /// A party, union or membership.
    Member,
    /// Health or diet.
    Health,
    /// Belief, origin or sexual orientation.
    Origin,
}

impl OverAsking {
    /// Its name, after a prefix, in the Fluent files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Member => "member",
            Self::Health => "health",
            Self::Origin => "origin",
        }
    }
}

const SIGNS: [(OverAsking, &[&str]); 6] = [
    (OverAsking::Age, &["birth", "born", "birthday", "dob", "age", "old"]),
    (OverAsking::Address, &["postcode", "address", "street", "live"]),
    (OverAsking::Phone, &["phone", "telephone", "mobile", "whatsapp"]),
    (OverAsking::Member, &["party", "member", "membership", "union", "vote", "voted", "politics"]),
    (
        OverAsking::Health,
        &["health", "medical", "condition", "disability", "disabled", "diet", "dietary", "allergy", "allergies"],
    ),
    (OverAsking::Origin, &["religion", "faith", "ethnicity", "ethnic", "race", "nationality", "gender", "sex"]),
];

/// What an organiser's own question may ask too much of; ready questions never do.
#[must_use]
pub fn of(label: &str) -> Option<OverAsking> {
    let label = label.to_lowercase();
    let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
    SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| words.contains(sign))).map(|(of, _)| *of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_that_asks_much_is_found_by_its_words() {
        for (label, found) in [
            ("What is your date of birth?", Some(OverAsking::Age)),
            ("How old are you?", Some(OverAsking::Age)),
            ("Your postcode", Some(OverAsking::Address)),
            ("Mobile", Some(OverAsking::Phone)),
            ("Are you in a union?", Some(OverAsking::Member)),
            ("Any dietary needs?", Some(OverAsking::Health)),
            ("What is your faith?", Some(OverAsking::Origin)),
            ("Which page of the book do you like?", None),
            ("Can you bring a cake?", None),
        ] {
            assert_eq!(of(label), found, "{label}");
        }
    }
}
