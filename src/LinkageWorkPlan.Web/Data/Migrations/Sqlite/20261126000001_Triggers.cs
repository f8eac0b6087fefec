using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkageWorkPlan.Web.Data.Migrations.Sqlite;

/// <summary>What EF Core's model cannot say: tables that are only added to, and the indexes of words that follow the texts and the documents of the library.</summary>
[DbContext(typeof(SqliteWorkPlanDb))]
[Migration("20261126000001_Triggers")]
public sealed class Triggers : Migration
{
    /// <summary>What was signed, printed, handed in and done: the database itself refuses to change it, whoever asks.</summary>
    private static readonly string[] OnlyAddedTo =
    [
        "History",
        "HistoryLinks",
        "HistoryHeads",
        "Signatures",
        "IssuedEditions",
        "NumberLayers",
        "EvidenceFiles",
        "ReportIssues",
        "RoundComments",
        "CommentAnswers",
        "KeptWarnings",
        "SignOffFiles",
        "ProductFiles",
        "PilotFiles",
        "LibraryFiles",
        "DeliveryEvents",
    ];

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in OnlyAddedTo)
        {
            foreach (var change in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_refuses_{change}" BEFORE {change} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} is only added to.'); END;
                    """);
            }
        }

        migrationBuilder.Sql("""
            CREATE VIRTUAL TABLE "TextSearch"
            USING fts5("Name", "Body", content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "TextEntries_found_when_added" AFTER INSERT ON "TextEntries" BEGIN
              INSERT INTO "TextSearch"("rowid", "Name", "Body")
              VALUES (new."Number", iif(new."IsName", new."Folded", ''), iif(new."IsName", '', new."Folded"));
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "TextEntries_found_when_changed" AFTER UPDATE OF "Folded" ON "TextEntries" WHEN new."Folded" <> old."Folded" BEGIN
              UPDATE "TextSearch" SET "Name" = iif(new."IsName", new."Folded", ''), "Body" = iif(new."IsName", '', new."Folded")
              WHERE "rowid" = new."Number";
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "TextEntries_lost_when_removed" AFTER DELETE ON "TextEntries" BEGIN
              DELETE FROM "TextSearch" WHERE "rowid" = old."Number";
            END;
            """);
        migrationBuilder.Sql("""
            CREATE VIRTUAL TABLE "LibrarySearch"
            USING fts5("Words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "LibraryWords_found_when_added" AFTER INSERT ON "LibraryWords" BEGIN
              INSERT INTO "LibrarySearch"("rowid", "Words") VALUES (new."Number", new."Folded");
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "LibraryWords_found_when_changed" AFTER UPDATE OF "Folded" ON "LibraryWords" WHEN new."Folded" <> old."Folded" BEGIN
              UPDATE "LibrarySearch" SET "Words" = new."Folded" WHERE "rowid" = new."Number";
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "LibraryWords_lost_when_removed" AFTER DELETE ON "LibraryWords" BEGIN
              DELETE FROM "LibrarySearch" WHERE "rowid" = old."Number";
            END;
            """);
    }
}
