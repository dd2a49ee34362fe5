//! What is allowed in a URL.

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

#[test]
fn a_name_is_made_from_a_title() {
    for (title, name) in [
        ("Summer supper on the quay", Some("summer-supper-on-the-quay")),
        ("  Caf\u{e9}: what\u{2019}s next?  ", Some("cafe-whats-next")),
        ("2027 \u{2013} a plan", Some("2027-a-plan")),
        ("\u{4f1a}\u{8bae}", None),
        ("!!!", None),
    ] {
        assert_eq!(Slug::of_title(title).as_ref().map(Slug::as_str), name, "{title}");
    }
    let long = Slug::of_title(&"long ".repeat(40)).unwrap();
    assert!(long.with("2027-06-12").as_str().ends_with("-2027-06-12"));
    assert!(Slug::parse(long.with("2027-06-12").as_str()).is_ok());
}
