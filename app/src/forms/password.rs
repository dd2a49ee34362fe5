//! A form with passwords, shown again: with nothing secret in it, unless the person asked to see what they typed.
//! Without a script only the server can show it. It's neither stored nor logged, and no cache keeps the page.

use super::state::{FormState, Typed};

/// The button that asks to see them; from then on, a hidden input.
pub const SHOW: &str = "show";
/// What the button sends.
pub const LOOK: &str = "look";
/// The inputs that are shown: the password, and where it's changed the one before.
const INPUTS: [&str; 2] = ["password", "old"];

/// Whether a form was sent to look at what was typed, and for nothing else.
#[must_use]
pub fn looks(typed: &Typed) -> bool {
    typed.all(SHOW).iter().any(|value| value == LOOK)
}

/// The form to show again, with what was typed only if the person has asked to see it.
#[must_use]
pub fn again(mut form: FormState, typed: &Typed) -> FormState {
    let asked = !typed.all(SHOW).is_empty();
    for name in INPUTS {
        form.typed.set(name, if asked { typed.all(name).to_vec() } else { vec![] });
    }
    form
}

/// Whether a form shows what was typed.
#[must_use]
pub fn shows(form: &FormState) -> bool {
    INPUTS.iter().any(|name| !form.typed.first(name).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Typed {
        Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_password_is_kept_only_once_somebody_has_asked_to_see_it() {
        for (show, kept) in [(None, ""), (Some(LOOK), "boats"), (Some("yes"), "boats")] {
            let pairs = [("password", "boats")].into_iter().chain(show.map(|show| (SHOW, show))).collect::<Vec<_>>();
            let typed = sent(&pairs);
            let form = again(FormState::default().wrong("password", "Use 10 characters or more"), &typed);
            assert_eq!((form.typed.first("password"), shows(&form)), (kept, !kept.is_empty()), "{show:?}");
            assert_eq!(looks(&typed), show == Some(LOOK));
        }
        let careless = FormState::of(sent(&[("password", "boats"), ("old", "bees")]));
        let form = again(careless, &sent(&[("password", "boats"), ("old", "bees")]));
        assert_eq!((form.typed.first("password"), form.typed.first("old")), ("", ""));
    }
}
