using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Postgres
{
    /// <summary>Signatures by deputies and on paper, comments on parts, records offices' numbers, and why warnings stay. What a signature rests on is only added to.</summary>
    public partial class SignOff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ActingFor",
                table: "Signatures",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Capacity",
                table: "Signatures",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "CoChair");

            migrationBuilder.AddColumn<Guid>(
                name: "DelegationId",
                table: "Signatures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Method",
                table: "Signatures",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Electronic");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PaperSignedOn",
                table: "Signatures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Signatures",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<Guid>(
                name: "ScanId",
                table: "Signatures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ScanSha256",
                table: "Signatures",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Correction",
                table: "Reports",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "RecordsNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Issue = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordsNumbers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordsNumbers_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoundComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundComments_SignOffRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "SignOffRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShownContents",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    ShownAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShownContents", x => new { x.AccountId, x.SubjectId, x.Fingerprint });
                });

            migrationBuilder.CreateTable(
                name: "SignOffFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOffFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WarningAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarningAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WarningAnswers_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeputyName = table.Column<string>(type: "text", nullable: false),
                    ActingFor = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ScanId = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Delegations_Accounts_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_SignOffFiles_ScanId",
                        column: x => x.ScanId,
                        principalTable: "SignOffFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_DeputyId",
                table: "Delegations",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_ScanId",
                table: "Delegations",
                column: "ScanId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordsNumbers_Body_Year_Key",
                table: "RecordsNumbers",
                columns: new[] { "Body", "Year", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordsNumbers_ReportId_Issue_Body",
                table: "RecordsNumbers",
                columns: new[] { "ReportId", "Issue", "Body" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundComments_RoundId",
                table: "RoundComments",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_WarningAnswers_ReportId_Key",
                table: "WarningAnswers",
                columns: new[] { "ReportId", "Key" },
                unique: true);

            foreach (var table in new[] { "RoundComments", "SignOffFiles" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_refuses_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropTable(
                name: "RecordsNumbers");

            migrationBuilder.DropTable(
                name: "RoundComments");

            migrationBuilder.DropTable(
                name: "ShownContents");

            migrationBuilder.DropTable(
                name: "WarningAnswers");

            migrationBuilder.DropTable(
                name: "SignOffFiles");

            migrationBuilder.DropColumn(
                name: "ActingFor",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Capacity",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "DelegationId",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Method",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "PaperSignedOn",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "ScanId",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "ScanSha256",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Correction",
                table: "Reports");
        }
    }
}
