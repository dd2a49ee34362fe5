//! A slip in a date or a time is refused by every form of the organisers, and never read as another day.

use app::domain::role::Role;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

both!(a_slip_in_a_date_is_refused_by_every_form_and_never_read_as_another_day);
async fn a_slip_in_a_date_is_refused_by_every_form_and_never_read_as_another_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let events = app.count("event").await;
    let draft = olu.submit(&app, "/organise/new", &[("kind", "branch-meeting")]).await.location();
    for (date, time) in
        [("+12027-06-10", "18:00"), ("12027-06-10", "18:00"), ("2027-06-31", "18:00"), ("2027-06-010", "18:00")]
    {
        let opens = format!("{date}T{time}");
        let forms: [(&str, &[(&str, &str)]); 5] = [
            (&draft, &[("title", "June meeting"), ("date", date), ("from", time), ("until", "21:00")]),
            (
                &draft,
                &[
                    ("date", "2027-06-10"),
                    ("from", time),
                    ("until", "21:00"),
                    ("opens_at", &opens),
                    ("zone", "Europe/London"),
                ],
            ),
            ("/organise/events/supper/repeat", &[("every", "dates"), ("dates", date)]),
            (
                "/organise/events/supper/announcements/new",
                &[
                    ("subject", "Bring a cup"),
                    ("text", "Please"),
                    ("segment", "confirmed"),
                    ("when", "later"),
                    ("date", date),
                    ("time", time),
                ],
            ),
            (
                "/organise/events/supper/attendees/export",
                &[("columns", "name"), ("reason", "door"), ("destroy_by", date)],
            ),
        ];
        for (path, fields) in forms {
            let answer = olu.submit(&app, path, fields).await;
            assert_eq!(answer.status, 422, "{path} {fields:?}: {}", answer.text());
        }
    }
    assert_eq!((app.count("announcement").await, app.count("export").await), (0, 0));
    assert_eq!(app.count("event").await, events, "nothing was repeated");
}
