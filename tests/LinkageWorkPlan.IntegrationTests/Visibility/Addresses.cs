using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>Every address there is of every object of a world. One with a part that nobody here knows fails.</summary>
internal sealed partial class Addresses
{
    /// <summary>What is only in the address of a page, and shows other things.</summary>
    private static readonly (string Route, string[] Views)[] Views =
    [
        ("/plans/{Code}", ["view=gantt", "view=gantt&zoom=week", "view=calendar", "view=calendar&span=quarter", "view=calendar&span=agenda", "view=list"]),
        ("/plans/{Code}/overview", ["asOf=2026-03-01"]),
        ("/plans/{Code}/overview/items", ["kind=milestones"]),
        ("/plans/{PlanCode}/texts", ["lang=lo&state=all"]),
        ("/reports/{PlanCode}/{ReportCode}/texts", ["lang=lo&state=all"]),
        ("/reports/{planCode}/{reportCode}/section", ["part=II.2&lang=lo", "part=V.1"]),
        ("/reports/{PlanCode}/{ReportCode}", ["section=correction", "section=dates", "section=numbers", "section=send", "section=III.5", "section=V.1"]),
    ];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> plans;
    private readonly IReadOnlyList<(string Plan, string Number)> amendments;
    private readonly IReadOnlyList<string> reports;
    private readonly (string Start, IReadOnlyList<Guid> Ids)[] ids;

    private Addresses(IReadOnlyDictionary<string, IReadOnlyList<string>> plans, IReadOnlyList<(string, string)> amendments, IReadOnlyList<string> reports, (string, IReadOnlyList<Guid>)[] ids) =>
        (this.plans, this.amendments, this.reports, this.ids) = (plans, amendments, reports, ids);

    public static Task<Addresses> OfAsync(StatesWorld world) => world.Host.Db(async db => new Addresses(
        await db.Plans.OrderBy(each => each.Code).ToDictionaryAsync(each => each.Code, IReadOnlyList<string> (each) => ["A1"]),
        [.. (await db.Amendments.Join(db.Plans, each => each.PlanId, plan => plan.Id, (amendment, plan) => new { plan.Code, amendment.Number }).ToListAsync()).Select(each => (each.Code, $"{each.Number}"))],
        await db.Reports.OrderBy(each => each.Code).Select(each => each.Code).ToListAsync(),
        [
            ("/approvals/files/", await db.SignOffFiles.Select(each => each.Id).ToListAsync()),
            ("/approvals/", await db.Rounds.Select(each => each.Id).ToListAsync()),
            ("/glossary/", await db.Terms.Select(each => each.Id).ToListAsync()),
            ("/plans/", await db.Spending.Select(each => each.Id).ToListAsync()),
            ("/imports/", await db.Imports.Select(each => each.Id).ToListAsync()),
            ("/training/files/", await db.ProductFiles.Select(each => each.Id).ToListAsync()),
            ("/library/files/", await db.LibraryFiles.Select(each => each.Id).ToListAsync()),
            ("/pilots/files/", await db.PilotFiles.Select(each => each.Id).ToListAsync()),
            ("/evidence/", await db.Evidence.Select(each => each.Id).ToListAsync()),
            ("/settings/accounts/", [world.Secretary.Id]),
            ("/account/security/passkeys/", [Guid.Empty]),
        ]));

    /// <summary>A route with the parts of each object, and each of its views.</summary>
    public IEnumerable<string> Of(string route)
    {
        var names = Parameter().Matches(route).Select(match => match.Groups[1].Value.ToUpperInvariant()).ToHashSet();
        IEnumerable<(string Plan, string? Amendment, string? Report)> subjects = names.Contains("NUMBER") ? amendments.Select(each => (each.Plan, (string?)each.Number, (string?)null))
            : names.Contains("REPORTCODE") ? reports.Select(each => (StatesWorld.Adopted, (string?)null, (string?)each))
            : names.Contains("PLANCODE") || names.Contains("CODE") ? plans.Keys.Select(each => (each, (string?)null, (string?)null))
            : [(StatesWorld.Adopted, null, null)];
        foreach (var subject in subjects)
        {
            var filled = Parameter().Matches(route).Aggregate(new List<string> { route }, (addresses, part) =>
                [.. addresses.SelectMany(address => Values(route, part, subject).Select(value => address.Replace(part.Value, value, StringComparison.Ordinal)))]);
            foreach (var address in filled)
            {
                // Of the files for translators only those of all texts: where nothing is open, there is none of what is open.
                if (route.EndsWith(".{extension}", StringComparison.Ordinal))
                {
                    yield return address + "?what=all";
                    continue;
                }

                yield return address;
                foreach (var view in Views.Where(each => each.Route == route).SelectMany(each => each.Views))
                {
                    yield return $"{address}?{view}";
                }
            }
        }
    }

    private IEnumerable<string> Values(string route, Match part, (string Plan, string? Amendment, string? Report) subject) => part.Groups[1].Value.ToUpperInvariant() switch
    {
        "CODE" when route.StartsWith("/v/", StringComparison.Ordinal) => ["0000111122223333"],
        "CODE" or "PLANCODE" => [subject.Plan],
        "REPORTCODE" => [subject.Report!],
        "NUMBER" => [subject.Amendment!],
        "TASKCODE" => plans[subject.Plan],
        "INDICATORCODE" => ["C1"],
        "OBSTACLECODE" => ["O1"],
        "MEETINGCODE" => ["M1", "M2", "M3", "M4", "M5", "M6"],
        "PILOTCODE" => ["PM1", "PM2", "PM3", "PM4", "PM6", "PM7"],
        "SHEETCODE" => ["R1", "R2", "R3"],
        "ITEMCODE" => ["P1"],
        "ENTERPRISECODE" => ["E1", "E2"],
        "LINKAGECODE" => ["L1"],
        "STEPCODE" => ["G1"],
        "ROWCODE" => ["CM1"],
        "RISKCODE" => ["PR1", "PR2"],
        "COURSECODE" => ["TR1", "TR2"],
        "PRODUCTCODE" => ["P1"],
        "REQUESTCODE" => ["RQ1", "RQ2"],
        "COMMENTCODE" => ["C1"],
        "USERKIND" => ["task"],
        "SUBJECTCODE" => ["A1"],
        "DOCUMENTCODE" => ["LB1", "LB2", "LB3", "LB4"],
        "ISSUE" => ["1", "2"],
        "ID" => ids.First(each => route.StartsWith(each.Start, StringComparison.Ordinal)).Ids.Select(each => each.ToString()),
        "TOKEN" or "NAME" => ["none"],
        "FILE" => ["LiberationSerif-Regular.ttf"],
        "KEY" => ["plan:new"],
        "DAY" => ["2026-06-21"],
        "SOURCE" => ["vi"],
        "TARGET" => ["lo"],
        "PAGE" => ["1"],
        "EXTENSION" => ["xlf", "xlsx"],
        var other => throw new InvalidOperationException($"{route}: who knows what {other} is?"),
    };

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
