using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Sqlite
{
    /// <summary>Each published issue gets a row of its own; those of before were the only ones of their reports. They are only added to.</summary>
    public partial class Issues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Reader",
                table: "IssuedEditions");

            migrationBuilder.AddColumn<string>(
                name: "Edition",
                table: "IssuedEditions",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Joint");

            migrationBuilder.CreateTable(
                name: "ReportIssues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportIssues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportIssues_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportIssues_SignOffRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "SignOffRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Edition_Reader",
                table: "IssuedEditions",
                columns: new[] { "ReportId", "Issue", "Edition", "Reader" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportIssues_Code",
                table: "ReportIssues",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportIssues_ReportId_Number",
                table: "ReportIssues",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportIssues_RoundId",
                table: "ReportIssues",
                column: "RoundId");

            migrationBuilder.Sql("""
                INSERT INTO "ReportIssues" ("Id", "ReportId", "Number", "RoundId", "Fingerprint", "Code", "IssuedOn", "IssuedAt")
                SELECT round."Id", report."Id", report."Issue", round."Id", report."Fingerprint", substr(report."Fingerprint", 1, 16), report."IssuedOn", round."ClosedAt"
                FROM "Reports" report JOIN "SignOffRounds" round ON round."SubjectId" = report."Id" AND round."State" = 'Signed' AND round."Fingerprint" = report."Fingerprint"
                WHERE report."Issue" IS NOT NULL;
                """);
            foreach (var change in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "ReportIssues_refuses_{change}" BEFORE {change} ON "ReportIssues"
                    BEGIN SELECT RAISE(ABORT, 'ReportIssues is only added to.'); END;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportIssues");

            migrationBuilder.DropIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Edition_Reader",
                table: "IssuedEditions");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "IssuedEditions");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Reader",
                table: "IssuedEditions",
                columns: new[] { "ReportId", "Issue", "Reader" },
                unique: true);
        }
    }
}
