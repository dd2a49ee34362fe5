//! The form, checked against what the wording declares.

use proptest::prelude::*;

use super::*;
use crate::domain::email_address::EmailAddressError;
use crate::samples;

const EVENT: Of = Of::Event { group_max: 4 };

fn typed(pairs: &[(&str, &str)]) -> Typed {
    Typed::new(pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())))
}

fn event(pairs: &[(&str, &str)]) -> Result<SignUp, FormState> {
    SignUp::parse(typed(pairs), EVENT, &samples::event_version().wording)
}

fn newsletter(pairs: &[(&str, &str)]) -> Result<SignUp, FormState> {
    SignUp::parse(typed(pairs), Of::Newsletter, &samples::newsletter_version().wording)
}

fn key(name: &str) -> FieldKey {
    FieldKey::parse(name).unwrap()
}

fn refused(state: &FormState) -> Vec<&str> {
    state.errors.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn a_whole_sign_up_passes() {
    let sign_up = event(&[
        ("email", "Ada@Example.org"),
        ("name", "Ada"),
        ("seats", " 2 "),
        ("food", "No nuts"),
        ("private_agree", "yes"),
        ("help", "3"),
        ("help", "1"),
    ])
    .unwrap();
    assert_eq!(sign_up.email.to_mail(), "Ada@example.org");
    assert_eq!(sign_up.seats, 2);
    assert_eq!(sign_up.answers.0[&key("help")], ["3", "1"]);
    assert_eq!(sign_up.answers.0.len(), 3);
    assert_eq!(sign_up.agreed, BTreeSet::from([key("food")]));
}

#[test]
fn every_error_is_found_at_once_in_the_order_of_the_form() {
    let long = "a".repeat(201);
    let state =
        event(&[("help", "9"), ("food", "x"), ("name", &long), ("seats", "5"), ("email", "ada"), ("sneaked", "in")])
            .unwrap_err();
    assert_eq!(
        state.errors,
        [
            ("email".to_owned(), FormError::Email(EmailAddressError::NoAt)),
            ("name".to_owned(), FormError::Field(FieldError::TooLong(200))),
            ("seats".to_owned(), FormError::Seats { most: 4 }),
            ("help".to_owned(), FormError::Field(FieldError::NotAnOption)),
            ("private_agree".to_owned(), FormError::Agreement),
        ]
    );
    assert_eq!((state.typed.first("name"), state.typed.first("email")), (long.as_str(), "ada"));
    assert_eq!(state.notice, None);
}

#[test]
fn a_name_that_is_not_first_comes_after_the_seats() {
    let mut wording = samples::event_version().wording;
    wording.fields.rotate_left(1);
    wording.fields.iter_mut().for_each(|field| field.required = true);
    let state = SignUp::parse(Typed::default(), EVENT, &wording).unwrap_err();
    assert_eq!(refused(&state), ["email", "seats", "help", "name", "food"], "private questions come last");
}

#[test]
fn undeclared_inputs_go_no_further() {
    let state = event(&[("sneaked", "in"), ("website", "x"), ("consent", "no"), ("name_agree", "yes")]).unwrap_err();
    assert!(["sneaked", "website", "consent", "name_agree"].iter().all(|name| state.typed.all(name).is_empty()));
    let sign_up =
        newsletter(&[("email", "a@example.org"), ("consent", "yes"), ("name", "Ada"), ("seats", "x")]).unwrap();
    assert_eq!((sign_up.seats, sign_up.answers), (1, Answers::default()));
}

#[test]
fn a_newsletter_needs_its_box_ticked() {
    for consent in [&[][..], &[("consent", "")], &[("consent", "on")], &[("consent", "yes"), ("consent", "yes")]] {
        let state = newsletter(&[&[("email", "a@example.org")], consent].concat()).unwrap_err();
        assert_eq!(state.errors, [("consent".to_owned(), FormError::Consent)]);
    }
}

#[test]
fn seats_are_a_plain_number_within_the_group() {
    for seats in ["", "0", "5", "-1", "+1", "1.0", "two", "½", "٥", "99999999999", "1\u{0}"] {
        let state = event(&[("email", "a@example.org"), ("seats", seats)]).unwrap_err();
        assert_eq!(state.errors, [("seats".to_owned(), FormError::Seats { most: 4 })], "{seats}");
    }
    for seats in ["2", "٢", "２", "\u{a0}2 "] {
        assert_eq!(event(&[("email", "a@example.org"), ("seats", seats)]).unwrap().seats, 2, "{seats}");
    }
    assert_eq!(refused(&event(&[("email", "a@example.org")]).unwrap_err()), ["seats"]);
    assert_eq!(refused(&event(&[("email", "a@example.org"), ("seats", "1"), ("seats", "2")]).unwrap_err()), ["seats"]);
}

#[test]
fn where_everyone_comes_alone_no_number_means_one() {
    let alone = |pairs: &[(&str, &str)]| {
        let pairs = [&[("email", "a@example.org")], pairs].concat();
        SignUp::parse(typed(&pairs), Of::Event { group_max: 1 }, &samples::event_version().wording)
    };
    assert_eq!(alone(&[]).unwrap().seats, 1);
    assert_eq!(alone(&[("seats", "")]).unwrap().seats, 1);
    assert_eq!(alone(&[("seats", "2")]).unwrap_err().error("seats"), Some(&FormError::Seats { most: 1 }));
}

#[test]
fn a_special_answer_needs_its_own_agreement() {
    let food = |pairs: &[(&str, &str)]| event(&[&[("email", "a@example.org"), ("seats", "1")], pairs].concat());
    for pairs in [
        &[("food", "x")][..],
        &[("food", "x"), ("private_agree", "on")],
        &[("food", "x"), ("private_agree", "yes"), ("private_agree", "yes")],
    ] {
        assert_eq!(food(pairs).unwrap_err().errors, [("private_agree".to_owned(), FormError::Agreement)]);
    }
    let long = "a".repeat(2_001);
    assert_eq!(refused(&food(&[("food", &long)]).unwrap_err()), ["food", "private_agree"]);
    assert_eq!(food(&[("food", " "), ("private_agree", "yes")]).unwrap().agreed, BTreeSet::new());
}

#[test]
fn a_missing_special_answer_is_one_error_and_not_two() {
    let mut wording = samples::event_version().wording;
    wording.fields[1].required = true;
    let state = SignUp::parse(typed(&[("email", "a@example.org"), ("seats", "1")]), EVENT, &wording).unwrap_err();
    assert_eq!(state.errors, [("food".to_owned(), FormError::Field(FieldError::Missing))]);
}

#[test]
fn no_address_and_two_addresses_are_refused() {
    assert_eq!(event(&[("seats", "1")]).unwrap_err().error("email"), Some(&FormError::Email(EmailAddressError::Empty)));
    let two = event(&[("email", "a@example.org"), ("email", "b@example.org"), ("seats", "1")]).unwrap_err();
    assert_eq!(refused(&two), ["email"]);
}

#[test]
fn a_filled_newsletter_form_passes_again() {
    let sign_up = newsletter(&[("email", "ada@bücher.example"), ("consent", "yes")]).unwrap();
    let again = SignUp::parse(sign_up.to_typed(), Of::Newsletter, &samples::newsletter_version().wording);
    assert_eq!(again, Ok(sign_up));
}

proptest! {
    #[test]
    fn whatever_is_sent_is_refused_or_reads_back_the_same(
        pairs in prop::collection::vec(
            (
                prop::sample::select(vec!["email", "name", "seats", "food", "private_agree", "help", "consent", "x"]),
                prop_oneof![any::<String>(), prop::sample::select(vec!["yes", "1", "2", "a@b.example"]).prop_map(str::to_owned)],
            ),
            0..10,
        ),
        whole in any::<bool>(),
    ) {
        let mut pairs: Vec<(String, String)> = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if whole {
            pairs.retain(|(name, _)| name != "email" && name != "seats");
            pairs.extend([("email", "a@b.example"), ("seats", "1")].map(|(n, v)| (n.to_owned(), v.to_owned())));
        }
        let wording = samples::event_version().wording;
        match SignUp::parse(Typed::new(pairs), EVENT, &wording) {
            Ok(sign_up) => prop_assert_eq!(SignUp::parse(sign_up.to_typed(), EVENT, &wording), Ok(sign_up)),
            Err(state) => prop_assert!(!state.errors.is_empty() && state.typed.all("x").is_empty()),
        }
    }
}
