//! What the builder sends, read again. For the server alone: with script the browser sends whole questions and never
//! presses the builder's own buttons.

use super::{QuestionDraft, Questions};
use crate::forms::state::Typed;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A button of the builder: its work is done, the form is to be shown again.
    OfBuilder,
    /// A button of the page around it.
    OfPage,
}

impl Questions {
    /// Takes the questions that were sent in place of its own and does the work of the builder's button that was
    /// pressed. What is more than may be is left out.
    pub fn take(&mut self, typed: &Typed) -> Pressed {
        self.drafts = (1..=self.most).map_while(|n| QuestionDraft::sent(typed, n)).collect();
        let is_pressed = |name: &str| !typed.all(name).is_empty();
        if is_pressed("add") {
            if self.drafts.len() < self.most {
                let kind = self.kinds.first().map(|kind| kind.value.clone()).unwrap_or_default();
                self.drafts.push(QuestionDraft { kind, ..QuestionDraft::default() });
            }
            return Pressed::OfBuilder;
        }
        let count = self.drafts.len();
        for at in 0..count {
            let pressed = |part: &str| is_pressed(&format!("q{}_{part}", at + 1));
            match () {
                () if pressed("remove") => drop(self.drafts.remove(at)),
                () if pressed("up") => self.drafts.swap(at, at.saturating_sub(1)),
                () if pressed("down") => self.drafts.swap(at, (at + 1).min(count - 1)),
                () => continue,
            }
            return Pressed::OfBuilder;
        }
        Pressed::OfPage
    }
}

impl QuestionDraft {
    /// Question `n`, if it was sent.
    fn sent(typed: &Typed, n: usize) -> Option<Self> {
        let name = |part: &str| format!("q{n}_{part}");
        let text = |part: &str| typed.first(&name(part)).to_owned();
        let is_ticked = |part: &str| typed.first(&name(part)) == "yes";
        (!typed.all(&name("label")).is_empty()).then(|| Self {
            key: text("key"),
            label: text("label"),
            kind: text("kind"),
            hint: text("hint"),
            why: text("why"),
            options: text("options").replace("\r\n", "\n"),
            keep: text("keep"),
            required: is_ticked("required"),
            special: is_ticked("special"),
            problems: vec![],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::islands::Kind;

    fn questions(most: usize) -> Questions {
        let kinds = vec![Kind { value: "short_text".to_owned(), ..Kind::default() }];
        Questions { kinds, most, ..Questions::default() }
    }

    fn after(pressed: &[&str], most: usize) -> (Vec<String>, Pressed) {
        let mut pairs = vec![("q1_label", "One"), ("q2_label", "Two"), ("q2_required", "yes"), ("q3_label", "Three")];
        pairs.extend(pressed.iter().map(|name| (*name, "yes")));
        let mut questions = questions(most);
        let pressed = questions.take(&Typed::new(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))));
        assert!(questions.drafts.iter().all(|draft| draft.required == (draft.label == "Two")));
        (questions.drafts.into_iter().map(|draft| draft.label).collect(), pressed)
    }

    #[test]
    fn every_button_does_its_work_without_script() {
        assert_eq!(after(&[], 9), (vec!["One".into(), "Two".into(), "Three".into()], Pressed::OfPage));
        assert_eq!(after(&["add"], 9).0, ["One", "Two", "Three", ""]);
        assert_eq!(after(&["q2_remove"], 9).0, ["One", "Three"]);
        assert_eq!(after(&["q2_up"], 9).0, ["Two", "One", "Three"]);
        assert_eq!(after(&["q2_down"], 9), (vec!["One".into(), "Three".into(), "Two".into()], Pressed::OfBuilder));
    }

    #[test]
    fn the_ends_of_the_list_are_its_ends() {
        assert_eq!(after(&["q1_up"], 9).0, ["One", "Two", "Three"]);
        assert_eq!(after(&["q3_down"], 9).0, ["One", "Two", "Three"]);
        assert_eq!(after(&["q7_remove"], 9).1, Pressed::OfPage);
        assert_eq!(after(&["add"], 2).0, ["One", "Two"]);
    }
}
