using System.Linq.Expressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Copies;

/// <summary>
/// What a side's own copy holds of each table. What people may see is asked of <see cref="VisibleDb"/>, as the pages ask it: a row is in the copy where
/// some account of that side sees it. A table that is not named here is refused by a test, and by the making of the copy.
/// </summary>
internal static class CopyRules
{
    /// <summary>Roles that see, together, all that their side sees. What belongs to one person alone is in nobody's copy.</summary>
    private static readonly Role[] Readers = [Role.Secretary, Role.Administrator];

    /// <summary>Rows that <see cref="VisibleDb"/> shows to the side.</summary>
    public static readonly IReadOnlyDictionary<string, Seen> Asked = new Dictionary<string, Seen>
    {
        ["Accounts"] = Of(db => db.Users),
        ["Amendments"] = Of(db => db.Amendments),
        ["Ballots"] = Of(db => db.Ballots),
        ["Comments"] = Of(db => db.Comments),
        ["CompatibilityRows"] = Of(db => db.CompatibilityRows),
        ["CourseOrganisers"] = Of(db => db.CourseOrganisers),
        ["CourseParticipants"] = Of(db => db.CourseParticipants),
        ["Courses"] = Of(db => db.Courses),
        ["Delegations"] = Of(db => db.Delegations),
        ["DeliveryEvents"] = Of(db => db.Deliveries),
        ["Directions"] = Of(db => db.Directions),
        ["EnterpriseContacts"] = Of(db => db.EnterpriseContacts),
        ["EnterpriseNameKeys"] = Of(db => db.EnterpriseNameKeys),
        ["Enterprises"] = Of(db => db.Enterprises),
        ["Evidence"] = Of(db => db.Evidence),
        ["History"] = Of(db => db.History),
        ["Holidays"] = Of(db => db.Holidays),
        ["Imports"] = Of(db => db.Imports),
        ["Indicators"] = Of(db => db.Indicators),
        ["IssuedEditions"] = Of(db => db.Editions),
        ["KeptWarnings"] = Of(db => db.KeptWarnings),
        ["LibraryDocuments"] = Of(db => db.Documents),
        ["LibraryFiles"] = Of(db => db.LibraryFiles),
        ["LibraryTables"] = Of(db => db.LibraryTables, "DocumentId"),
        ["Linkages"] = Of(db => db.Linkages),
        ["Meetings"] = Of(db => db.Meetings),
        ["Memorandum"] = Of(db => db.Memorandum),
        ["Milestones"] = Of(db => db.Milestones),
        ["NumberLayers"] = Of(db => db.NumberLayers),
        ["Obstacles"] = Of(db => db.Obstacles),
        ["Owners"] = Of(db => db.Owners),
        ["ParkRisks"] = Of(db => db.ParkRisks),
        ["Parks"] = Of(db => db.Parks),
        ["PilotFiles"] = Of(db => db.PilotFiles),
        ["Pilots"] = Of(db => db.Pilots),
        ["Plans"] = Of(db => db.Plans),
        ["PowerProposals"] = Of(db => db.PowerProposals),
        ["ProductFiles"] = Of(db => db.ProductFiles),
        ["ProgressUpdates"] = Of(db => db.Progress),
        ["Receipts"] = Of(db => db.Receipts),
        ["RecordsNumbers"] = Of(db => db.RecordsNumbers),
        ["ReportIssues"] = Of(db => db.Issues),
        ["Reports"] = Of(db => db.Reports),
        ["ReturnTexts"] = Of(db => db.ReturnTexts),
        ["ScoringSheets"] = Of(db => db.ScoringSheets),
        ["SideRequests"] = Of(db => db.SideRequests),
        ["SigningHolds"] = Of(db => db.SigningHolds),
        ["SignOffFiles"] = Of(db => db.SignOffFiles),
        ["SignOffRounds"] = Of(db => db.Rounds),
        ["Spending"] = Of(db => db.Spending),
        ["Tasks"] = Of(db => db.Tasks),
        ["Terms"] = Of(db => db.Terms),
    };

    /// <summary>Parts: a row is in the copy with all that it refers to.</summary>
    public static readonly IReadOnlySet<string> Parts = new HashSet<string>
    {
        "AmendmentIndicators", "AmendmentItems", "BallotScores", "CommentAnswers", "CommentMentions", "CourseProducts", "DataColumns", "DecisionFollowUps", "DocumentUses", "DocumentVersions", "EvidenceFiles",
        "ImportedFiles", "ImportedRows", "IndicatorResults", "JointScores", "LibraryWords", "LinkageSteps", "MeetingItems", "MinutesConfirmations", "ParkSteps", "ParkTasks", "Pillars", "PilotEvidence",
        "PilotReviews", "PilotTasks", "Proposals", "ReportConsents", "ReportSections", "RequestComments", "RoundComments", "SheetAgreements", "Signatures", "TaskOwners", "WarningAnswers",
    };

    /// <summary>All of it, by reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["FreedNumbers"] = "which numbers were given, whatever they were given to",
        ["HistoryHeads"] = "numbers and hashes, which both sides get every day",
        ["HistoryLinks"] = "numbers and hashes; the id of an entry that is withheld is another one",
        ["TextEntries"] = "former texts of what is in the copy: each names what it belongs to",
    };

    /// <summary>Nothing of it, by reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>
    {
        ["AccountTokens"] = "how one person arranged their lists",
        ["CourseEvaluations"] = "anonymous answers are shown together alone",
        ["DamagedFiles"] = "what happened on the original's disk",
        ["FormDrafts"] = "what one person typed and did not send",
        ["Notifications"] = "what one person was notified of",
        ["NotificationSettings"] = "which mails one person wants",
        ["OutgoingMails"] = "mails are sent by the original; what was delivered is in the register",
        ["ShownContents"] = "what one person was shown",
    };

    /// <summary>In the export's transaction: what of the present rows the side may not see.</summary>
    /// <exception cref="InvalidOperationException">A table has no rule.</exception>
    public static async Task<ExportSelection> SelectAsync(WorkPlanDb db, IReadOnlyList<ExportedTable> tables, Side side, CancellationToken cancel)
    {
        if (tables.FirstOrDefault(each => !Asked.ContainsKey(each.Name) && !Parts.Contains(each.Name) && !Whole.ContainsKey(each.Name) && !Nothing.ContainsKey(each.Name)) is { } unknown)
        {
            throw new InvalidOperationException($"Nobody said what a side's copy holds of {unknown.Name}.");
        }

        var views = Readers.Select(role => VisibleDb.To(new CurrentUser(Guid.Empty, string.Empty, role, side, side.NativeLanguage(), null), db)).ToList();
        var (withheld, entries) = (new Dictionary<string, HashSet<Guid>>(), new HashSet<Guid>());
        foreach (var (table, seen) in Asked)
        {
            var hidden = await seen.HiddenAsync(db, views, cancel);
            if (table == "History")
            {
                entries = hidden;
            }
            else if (hidden.Count > 0)
            {
                withheld.Add(table, hidden);
            }
        }

        return new ExportSelection(Nothing.Keys.ToHashSet(), withheld, entries);
    }

    private static Seen Of<T>(Func<VisibleDb, IQueryable<T>> shown, string key = "Id")
        where T : class => new Seen<T>(shown, key);

    /// <summary>Rows of a table that nobody of a side sees.</summary>
    public abstract class Seen
    {
        /// <summary>What the table's rows are.</summary>
        public abstract Type Rows { get; }

        public abstract Task<HashSet<Guid>> HiddenAsync(WorkPlanDb db, IReadOnlyList<VisibleDb> views, CancellationToken cancel);
    }

    private sealed class Seen<T>(Func<VisibleDb, IQueryable<T>> shown, string key) : Seen
        where T : class
    {
        public override Type Rows => typeof(T);

        public override async Task<HashSet<Guid>> HiddenAsync(WorkPlanDb db, IReadOnlyList<VisibleDb> views, CancellationToken cancel)
        {
            // What was corrected or withdrawn is kept beside what holds, and is seen with it.
            Expression<Func<T, Guid>> id = each => EF.Property<Guid>(each, key);
            var hidden = db.Set<T>().IgnoreQueryFilters().IgnoreAutoIncludes().Select(id);
            foreach (var view in views)
            {
                hidden = hidden.Except(shown(view).IgnoreAutoIncludes().Select(id));
            }

            return [.. await hidden.ToListAsync(cancel)];
        }
    }
}
