//! What may stand in a URL.

use super::*;

#[test]
fn small_letters_digits_and_hyphens_pass_up_to_80() {
    for name in ["a", "summer-supper-2027", &"a".repeat(80)] {
        assert_eq!(Slug::parse(name).unwrap().as_str(), name);
    }
}

#[test]
fn all_else_is_refused() {
    for name in ["", &"a".repeat(81), "Summer", "a b", "a/b", "..", "é", "a\n", "a_b", "%61"] {
        assert_eq!(Slug::parse(name), Err(SlugError(name.to_owned())));
        assert!(serde_json::from_value::<Slug>(name.into()).is_err());
    }
}
