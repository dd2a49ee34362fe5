//! What an organiser enters for somebody who asked by phone or on paper: the public form's questions, but the address
//! may be missing, a number to call then takes its place, and the text must have been read out.

use std::collections::BTreeSet;

use crate::domain::email_address::EmailAddress;
use crate::domain::field::{Answers, Field, FieldKey, FieldKind};
use crate::domain::phone;
use crate::domain::purpose::Wording;

use super::address::{EMAIL, email};
use super::sign_up::{AGREEMENT, Checked, Of, SEATS, is_declared, is_ticked, seats};
use super::state::{FormError, FormState, Typed};

/// The name of the box that says that the text was read out and agreed to.
pub const READ_OUT: &str = "read_out";
/// The input for the number to call, where the event has no question for one.
pub const PHONE: &str = FieldKey::TO_CALL;
/// The box that says that somebody has no phone either.
pub const NO_PHONE: &str = "no_phone";

/// Somebody added or changed by hand, with every check passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// The address, if there is one.
    pub email: Option<EmailAddress>,
    /// Seats.
    pub seats: u32,
    /// The declared, checked answers, and the number to call.
    pub answers: Answers,
    /// The special fields whose agreement was ticked.
    pub agreed: BTreeSet<FieldKey>,
}

/// The event's own question for a phone number, if it asks one.
#[must_use]
pub fn phone_question(fields: &[Field]) -> Option<&Field> {
    fields.iter().find(|field| field.kind == FieldKind::Phone && field.agreement.is_none())
}

/// The questions in the order in which an organiser asks them.
#[derive(Clone, Debug)]
pub struct InOrder<'f> {
    /// The name for the door, before the address.
    pub name: Option<&'f Field>,
    /// The event's own question for a phone number, after the address.
    pub phone: Option<&'f Field>,
    /// The others, after the seats: the private ones last.
    pub others: Vec<&'f Field>,
}

/// Puts questions in order.
#[must_use]
pub fn in_order(fields: &[Field]) -> InOrder<'_> {
    let phone = phone_question(fields);
    let others = fields.iter().filter(|field| phone.is_none_or(|phone| phone.key != field.key));
    let (names, others): (Vec<_>, Vec<_>) = others.partition(|field| field.key.as_str() == FieldKey::NAME);
    let (private, mut open): (Vec<_>, Vec<_>) = others.into_iter().partition(|field| field.agreement.is_some());
    open.extend(private);
    InOrder { name: names.first().copied(), phone, others: open }
}

/// Whose inputs they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Somebody to be added.
    New,
    /// Somebody on the list.
    Known { has_address: bool },
}

impl ByHand {
    /// Checks somebody to be added, with at most `most` seats.
    ///
    /// # Errors
    /// The typed values (declared ones only) with every error, in the order of the form.
    pub fn parse(mut typed: Typed, most: u32, wording: &Wording) -> Result<Self, FormState> {
        // What is read out includes the agreement to use private answers.
        typed.set(AGREEMENT, vec!["yes".to_owned()]);
        Inputs::check(typed, most, wording, Whose::New).done()
    }

    /// Checks changed answers and seats of somebody on the list.
    ///
    /// # Errors
    /// See [`ByHand::parse`].
    pub fn parse_change(typed: Typed, most: u32, wording: &Wording, has_address: bool) -> Result<Self, FormState> {
        let mut inputs = Inputs::check(typed, most, wording, Whose::Known { has_address });
        for (_, error) in inputs.errors.iter_mut().filter(|(name, _)| name == AGREEMENT) {
            *error = FormError::TheirAgreement;
        }
        inputs.done()
    }
}

/// A form that is being checked.
struct Inputs {
    typed: Typed,
    errors: Vec<(String, FormError)>,
    email: Option<EmailAddress>,
    seats: u32,
    checked: Checked,
}

impl Inputs {
    fn check(mut typed: Typed, most: u32, wording: &Wording, whose: Whose) -> Self {
        let of = Of::Event { group_max: most };
        typed.keep_only(|name| [READ_OUT, PHONE, NO_PHONE].contains(&name) || is_declared(name, of, wording));
        let mut inputs = Self { typed, errors: vec![], email: None, seats: 1, checked: Checked::default() };
        let InOrder { name, phone, others } = in_order(&wording.fields);
        name.into_iter().for_each(|field| inputs.question(field));
        let has_address = match whose {
            Whose::New => inputs.address(),
            Whose::Known { has_address } => has_address,
        };
        inputs.phone(phone, has_address);
        match seats(&inputs.typed, of) {
            Ok(seats) => inputs.seats = seats,
            Err(refusal) => inputs.errors.push((SEATS.to_owned(), refusal)),
        }
        others.into_iter().for_each(|field| inputs.question(field));
        if whose == Whose::New && !is_ticked(&inputs.typed, READ_OUT) {
            inputs.errors.push((READ_OUT.to_owned(), FormError::ReadOut));
        }
        inputs
    }

    fn question(&mut self, field: &Field) {
        self.checked.check(field, &self.typed, &mut self.errors);
    }

    /// Whether an address was given, right or wrong.
    fn address(&mut self) -> bool {
        let given = !self.typed.first(EMAIL).trim().is_empty();
        match given.then(|| email(&self.typed)) {
            Some(Err(refusal)) => self.errors.push((EMAIL.to_owned(), refusal)),
            Some(Ok(email)) => self.email = Some(email),
            None => {}
        }
        given
    }

    /// Without an address there has to be a number, or the word that there's none; with one, only the event's own
    /// question is kept.
    fn phone(&mut self, own: Option<&Field>, has_address: bool) {
        let name = own.map_or(PHONE, |field| field.key.as_str());
        let is_blank = self.typed.first(name).trim().is_empty();
        if is_blank && !has_address && is_ticked(&self.typed, NO_PHONE) {
            return;
        }
        if let Some(field) = own {
            self.question(field);
        } else if let Some(number) = phone::read(self.typed.first(PHONE)).filter(|_| !has_address) {
            self.checked.answers.0.insert(FieldKey::call(), vec![number]);
        }
        let is_there = self.checked.answers.0.keys().any(|key| key.as_str() == name);
        let is_refused = self.errors.iter().any(|(wrong, _)| wrong == name);
        if !has_address && !is_there && !is_refused {
            self.errors.push((name.to_owned(), FormError::Phone));
        }
    }

    fn done(self) -> Result<ByHand, FormState> {
        let Self { typed, errors, email, seats, checked } = self;
        if errors.is_empty() {
            Ok(ByHand { email, seats, answers: checked.answers, agreed: checked.agreed })
        } else {
            Err(FormState { typed, errors, notice: None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::LocalText;
    use crate::samples;

    const ADA: [(&str, &str); 3] = [("name", "Ada"), ("seats", "2"), (READ_OUT, "yes")];

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn with(more: &[(&str, &str)]) -> Result<ByHand, Vec<(String, FormError)>> {
        let wording = samples::event_version().wording;
        ByHand::parse(typed(&[&ADA, more].concat()), 4, &wording).map_err(|form| form.errors)
    }

    fn number(added: &ByHand) -> Option<&str> {
        Some(added.answers.0.get(&FieldKey::call())?.first()?.as_str())
    }

    #[test]
    fn without_an_address_there_is_a_number_to_call_or_the_word_that_there_is_none() {
        let called = with(&[(PHONE, " 0161 496 0001 ")]).unwrap();
        assert_eq!((called.email.clone(), called.seats, number(&called)), (None, 2, Some("0161 496 0001")));
        assert_eq!(number(&with(&[(NO_PHONE, "yes")]).unwrap()), None);
        assert_eq!(with(&[]).unwrap_err(), [(PHONE.to_owned(), FormError::Phone)]);
        assert_eq!(with(&[(PHONE, "call me"), (NO_PHONE, "yes")]).unwrap_err(), [(PHONE.to_owned(), FormError::Phone)]);
        let mailed = with(&[("email", "ada@example.org"), (PHONE, "0161 496 0001")]).unwrap();
        assert_eq!(number(&mailed), None, "it isn't needed");
    }

    #[test]
    fn an_event_that_asks_for_a_number_is_not_asked_twice() {
        let mut wording = samples::event_version().wording;
        let phone = Field {
            key: FieldKey::parse("phone").unwrap(),
            kind: FieldKind::Phone,
            label: LocalText::english("A phone number for the day"),
            required: true,
            agreement: None,
            ..wording.fields[0].clone()
        };
        wording.fields.push(phone.clone());
        let parse = |more: &[(&str, &str)]| ByHand::parse(typed(&[&ADA, more].concat()), 4, &wording);
        let added = parse(&[("phone", "0161 496 0001")]).unwrap();
        assert_eq!(added.answers.0[&phone.key], ["0161 496 0001"]);
        assert_eq!(parse(&[]).unwrap_err().errors.len(), 1);
        assert!(parse(&[(NO_PHONE, "yes")]).is_ok());
        assert_eq!(parse(&[("email", "ada@example.org"), (NO_PHONE, "yes")]).unwrap_err().errors.len(), 1);
    }

    #[test]
    fn the_text_must_be_read_out_and_covers_private_answers() {
        let wording = samples::event_version().wording;
        let asked = [("name", "Ada"), ("seats", "2"), (NO_PHONE, "yes"), ("food", "No nuts")];
        let refused = ByHand::parse(typed(&asked), 4, &wording).unwrap_err().errors;
        assert_eq!(refused, [(READ_OUT.to_owned(), FormError::ReadOut)]);
        assert_eq!(with(&asked[2..]).unwrap().agreed.len(), 1);
        assert_eq!(with(&[("email", "ada"), ("seats", "9")]).unwrap_err().len(), 2);
    }

    #[test]
    fn a_change_asks_for_no_address_and_for_the_agreement_to_private_answers() {
        let wording = samples::event_version().wording;
        let change = |pairs: &[(&str, &str)], has_address| ByHand::parse_change(typed(pairs), 4, &wording, has_address);
        assert_eq!(change(&[("email", "other@example.org"), ("seats", "3")], true).unwrap().email, None);
        let refused = change(&[("seats", "3"), ("food", "No nuts")], true).unwrap_err().errors;
        assert_eq!(refused, [(AGREEMENT.to_owned(), FormError::TheirAgreement)]);
        assert_eq!(change(&[("seats", "3")], false).unwrap_err().errors, [(PHONE.to_owned(), FormError::Phone)]);
    }
}
