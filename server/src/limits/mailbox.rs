//! Which addresses belong to one mailbox. Only for the limits: to everything else each is a separate address, and is
//! written to as it was typed.

/// Providers with several domains for the same mailboxes, the first standing for all, and the characters they ignore.
const PROVIDERS: [(&[&str], &str); 4] = [
    (&["gmail.com", "googlemail.com"], "."),
    (&["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], ".-_"),
    (&["icloud.com", "me.com", "mac.com"], ""),
    (&["yandex.ru", "ya.ru", "yandex.com", "yandex.by", "yandex.kz"], ".-"),
];

/// The mailbox of a folded address: its name without what follows a `+` and without the characters its provider
/// ignores, and its domain. Anybody can make up as many such spellings as they like.
pub(super) fn mailbox(folded: &str) -> (String, &str) {
    let (local, domain) = folded.rsplit_once('@').unwrap_or((folded, ""));
    let (domain, dropped) = PROVIDERS
        .iter()
        .find(|(domains, _)| domains.contains(&domain))
        .map_or((domain, ""), |(domains, dropped)| (domains.first().copied().unwrap_or(domain), *dropped));
    let name: String =
        local.split('+').next().unwrap_or(local).chars().filter(|sign| !dropped.contains(*sign)).collect();
    (if name.is_empty() { local.to_owned() } else { name }, domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_one_person_reads_are_one_mailbox() {
        for spellings in [
            &["ada@gmail.com", "a.d.a@gmail.com", "ada@googlemail.com", "a.da+news@googlemail.com"][..],
            &["ada.l@proton.me", "ada_l@protonmail.com", "adal+1@pm.me", "ada-l@proton.me"],
            &["ada@icloud.com", "ada@me.com", "ada+x@mac.com"],
            &["ada.l@yandex.ru", "ada-l@ya.ru"],
            &["ada@x.example", "ada+1@x.example", "ada+1+2@x.example"],
        ] {
            assert!(spellings.iter().all(|spelling| mailbox(spelling) == mailbox(spellings[0])), "{spellings:?}");
        }
    }

    #[test]
    fn spellings_that_two_people_may_read_are_two_mailboxes() {
        for (one, other) in [
            ("a.da@x.example", "ada@x.example"),
            ("ada@gmail.com", "ada@gmail.example"),
            ("a.da@icloud.com", "ada@icloud.com"),
            ("+1@x.example", "+2@x.example"),
            (".@gmail.com", "..@gmail.com"),
        ] {
            assert_ne!(mailbox(one), mailbox(other), "{one} {other}");
        }
    }
}
