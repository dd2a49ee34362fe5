//! The rows of one address under one purpose, asked for by its blind indexes under every live epoch at once.

use app::domain::event::Event;
use app::domain::seats::Room;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, Query, SelectStatement};
use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, Order, QueryFilter, QueryOrder, QueryResult,
    QuerySelect,
};
use uuid::Uuid;

use super::entity::{registration, subscription};
use super::records::{Record, RecordKind};
use super::{Tx, registrations};

/// An address under a purpose.
#[derive(Clone, Debug)]
pub struct Address {
    /// Whose rows.
    pub kind: RecordKind,
    /// The purpose.
    pub purpose: Uuid,
    /// The blind indexes under every live epoch.
    pub indexes: Vec<Vec<u8>>,
}

/// The scope and hash under which an address would be suppressed.
#[derive(Clone, Debug)]
pub struct SuppressionKey {
    /// The purpose that it would be suppressed for.
    pub scope: Uuid,
    /// The hash of the address.
    pub hash: Vec<u8>,
}

/// What is known of an address under a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It wants no mail at all.
    Suppressed,
    /// It has this living, confirmed record.
    Confirmed(Uuid),
    /// Nothing.
    Nothing,
}

/// What is known of an address, and its unconfirmed sign-up by the same form.
pub type AddressLookup = (Known, Option<Uuid>);

fn answered(row: &QueryResult) -> Result<AddressLookup, DbErr> {
    let again = row.try_get("", "again")?;
    if row.try_get::<i64>("", "suppressed")? > 0 {
        return Ok((Known::Suppressed, again));
    }
    Ok((row.try_get::<Option<Uuid>>("", "known")?.map_or(Known::Nothing, Known::Confirmed), again))
}

impl Address {
    /// What is known of it, and what of it came by this form.
    pub async fn known<C: ConnectionTrait>(
        &self,
        db: &C,
        suppression_key: &SuppressionKey,
        form: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<AddressLookup, DbErr> {
        let row = super::one(db, &self.ask(Query::select(), suppression_key, form, now)).await?;
        answered(&row)
    }

    /// What is known of it and how much room the event of its purpose has, in one statement.
    pub async fn known_with_seats<C: ConnectionTrait>(
        &self,
        db: &C,
        suppression_key: &SuppressionKey,
        form: Option<Uuid>,
        event: &Event,
        now: DateTime<Utc>,
    ) -> Result<(AddressLookup, Room), DbErr> {
        if event.capacity.is_none() {
            return Ok((self.known(db, suppression_key, form, now).await?, Room::default()));
        }
        let query = registrations::ask_room(self.ask(Query::select(), suppression_key, form, now), event, now);
        let row = super::one(db, &query).await?;
        Ok((answered(&row)?, registrations::answered_room(&row, event)?))
    }

    /// Puts the columns into a query that [`answered`] reads.
    fn ask(
        &self,
        mut query: SelectStatement,
        suppression_key: &SuppressionKey,
        form: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> SelectStatement {
        let suppressed = Query::select()
            .expr(Expr::col("id").count())
            .from("suppression")
            .and_where(Expr::col("purpose_id").eq(suppression_key.scope))
            .and_where(Expr::col("address_hash").eq(suppression_key.hash.clone()))
            .and_where(Expr::col("expires_at").gt(now))
            .to_owned();
        let confirmed = Query::select()
            .column("id")
            .from(self.kind.table())
            .cond_where(self.rows().add(confirmed(now)))
            .order_by("created_at", Order::Desc)
            .limit(1)
            .to_owned();
        let again = Query::select()
            .column("id")
            .from(self.kind.table())
            .cond_where(self.rows().add(pending(now)).add(Expr::col("form").eq(form)))
            .order_by("created_at", Order::Desc)
            .limit(1)
            .to_owned();
        query.expr_as(suppressed, "suppressed").expr_as(confirmed, "known").expr_as(again, "again").take()
    }

    fn rows(&self) -> Condition {
        Condition::all()
            .add(Expr::col("purpose_id").eq(self.purpose))
            .add(Expr::col("address_index").is_in(self.indexes.iter().cloned()))
    }

    async fn newest<C: ConnectionTrait>(&self, db: &C, state: Condition) -> Result<Option<Record>, DbErr> {
        let (rows, newest) = (self.rows().add(state), || Expr::col("created_at"));
        Ok(match self.kind {
            RecordKind::Registration => {
                let query = registration::Entity::find().filter(rows).order_by(newest(), Order::Desc).limit(1);
                query.one(db).await?.map(Record::Registration)
            }
            RecordKind::Subscription => {
                let query = subscription::Entity::find().filter(rows).order_by(newest(), Order::Desc).limit(1);
                query.one(db).await?.map(Record::Subscription)
            }
        })
    }

    /// Its living, confirmed record.
    pub async fn confirmed<C: ConnectionTrait>(&self, db: &C, now: DateTime<Utc>) -> Result<Option<Record>, DbErr> {
        self.newest(db, confirmed(now)).await
    }

    /// The last of its living sign-ups that are not confirmed.
    pub async fn newest_pending<C: ConnectionTrait>(
        &self,
        db: &C,
        now: DateTime<Utc>,
    ) -> Result<Option<Record>, DbErr> {
        self.newest(db, pending(now)).await
    }

    /// The ids of up to `most` of its sign-ups that are not confirmed.
    pub async fn pending<C: ConnectionTrait>(&self, db: &C, most: u64) -> Result<Vec<Uuid>, DbErr> {
        let query = Query::select()
            .column("id")
            .from(self.kind.table())
            .cond_where(self.rows().add(Expr::col("state").eq("pending")))
            .limit(most)
            .to_owned();
        db.query_all(&query).await?.iter().map(|row| row.try_get("", "id")).collect()
    }

    /// Erases its sign-ups that are not confirmed, however many there are, but for one.
    pub async fn erase_pending(&self, tx: &Tx, but: Uuid) -> Result<(), DbErr> {
        tx.erases();
        let rows = self.rows().add(Expr::col("state").eq("pending")).add(Expr::col("id").ne(but));
        let query = Query::delete().from_table(Alias::new(self.kind.table())).cond_where(rows).to_owned();
        tx.conn.execute(&query).await.map(drop)
    }

    /// Erases what is past its end and was only not swept yet, so that it stands in nobody's way.
    pub async fn erase_ended(&self, tx: &Tx, now: DateTime<Utc>) -> Result<(), DbErr> {
        tx.erases();
        let rows = self.rows().add(Expr::col("expires_at").lte(now));
        let query = Query::delete().from_table(Alias::new(self.kind.table())).cond_where(rows).to_owned();
        tx.conn.execute(&query).await.map(drop)
    }
}

fn pending(now: DateTime<Utc>) -> Condition {
    Condition::all().add(Expr::col("state").eq("pending")).add(Expr::col("expires_at").gt(now))
}

fn confirmed(now: DateTime<Utc>) -> Condition {
    Condition::all().add(super::not_pending()).add(Expr::col("expires_at").gt(now))
}
