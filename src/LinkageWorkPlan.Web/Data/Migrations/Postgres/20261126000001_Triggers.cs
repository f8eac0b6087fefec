using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkageWorkPlan.Web.Data.Migrations.Postgres;

/// <summary>What EF Core's model cannot say: tables that are only added to.</summary>
[DbContext(typeof(PostgresWorkPlanDb))]
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
        migrationBuilder.Sql("""
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is only added to.', TG_TABLE_NAME; END $$;
            """);
        foreach (var table in OnlyAddedTo)
        {
            migrationBuilder.Sql($"""
                CREATE TRIGGER "{table}_refuses_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }
    }
}
