using System.Reflection;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Features.Talk;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>Every query there is about every object of a world. A query with a parameter that nobody here knows cannot be asked, and fails.</summary>
internal sealed class Questions
{
    private readonly StatesWorld world;
    private readonly Dictionary<Type, IReadOnlyList<Guid>> ids;
    private readonly IReadOnlyList<(string Plan, string? Task, int? Amendment, string? Report)> subjects;
    private readonly IReadOnlyList<(TextKind Kind, Guid Id, string Field)> texts;
    private readonly IReadOnlyList<string> evidence;
    private readonly IReadOnlyList<Guid> plans;
    private readonly IReadOnlyList<Guid> history;

    private Questions(StatesWorld world, Dictionary<Type, IReadOnlyList<Guid>> ids, IReadOnlyList<(string, string?, int?, string?)> subjects, IReadOnlyList<(TextKind, Guid, string)> texts, IReadOnlyList<string> evidence, IReadOnlyList<Guid> plans, IReadOnlyList<Guid> history) =>
        (this.world, this.ids, this.subjects, this.texts, this.evidence, this.plans, this.history) = (world, ids, subjects, texts, evidence, plans, history);

    /// <summary>All types of queries that people send.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Dispatcher).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IQuery<>)))
            .Where(type => type.GetCustomAttribute<AllowedToAttribute>()!.Roles != Domain.Accounts.Role.System)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    public static Task<Questions> OfAsync(StatesWorld world) => world.Host.Db(async db =>
    {
        // One entry of each deed on each kind of object; what all of them say is asked for page by page.
        var entries = (await db.History.AsNoTracking().ToListAsync()).OrderBy(each => each.Id).GroupBy(each => (each.Action, each.SubjectKind)).Select(each => each.Last().Id).ToList();
        var papers = await db.SignOffFiles.Select(each => each.Id).ToListAsync();
        var rounds = await db.Rounds.Select(each => each.Id).ToListAsync();
        var ids = new Dictionary<Type, IReadOnlyList<Guid>>
        {
            [typeof(GetRound.Query)] = rounds,
            [typeof(GetRoundDocument.Query)] = rounds,
            [typeof(GetSignOffFile.Query)] = papers,
            [typeof(GetListedScan.Query)] = papers,
            [typeof(GetHistoryEntry.Query)] = entries,
            [typeof(FindReturn.Query)] = [.. await db.Rounds.Select(each => each.SubjectId).Distinct().ToListAsync()],
            [typeof(GetTerm.Query)] = await db.Terms.Select(each => each.Id).ToListAsync(),
            [typeof(GetEvidence.Query)] = await db.Evidence.Select(each => each.Id).ToListAsync(),
            [typeof(GetProductFile.Query)] = await db.ProductFiles.Select(each => each.Id).ToListAsync(),
            [typeof(Web.Features.Pilots.GetPilotFile.Query)] = await db.PilotFiles.Select(each => each.Id).ToListAsync(),
            [typeof(Web.Features.Library.GetLibraryFile.Query)] = await db.LibraryFiles.Select(each => each.Id).ToListAsync(),
            [typeof(GetSpending.Query)] = await db.Spending.Select(each => each.Id).ToListAsync(),
            [typeof(GetTaskRow.Query)] = await db.Tasks.Select(each => each.Id).ToListAsync(),
            [typeof(GetImportedFile.Query)] = await db.Imports.Select(each => each.Id).ToListAsync(),
            [typeof(GetAccount.Query)] = [.. world.People.Select(each => each.Id)],
        };
        var plans = await db.Plans.OrderBy(each => each.Code).Select(each => new { each.Id, each.Code }).ToListAsync();
        var subjects = plans.Select(each => (each.Code, (string?)"A1", (int?)null, (string?)null)).ToList();
        foreach (var amendment in await db.Amendments.OrderBy(each => each.Number).ToListAsync())
        {
            subjects.Add((plans.Single(each => each.Id == amendment.PlanId).Code, "A1", amendment.Number, null));
        }

        subjects.AddRange(await db.Reports.OrderBy(each => each.Code).Select(each => new ValueTuple<string, string?, int?, string?>(StatesWorld.Adopted, null, null, each.Code)).ToListAsync());
        var texts = await db.TextEntries.Where(each => !each.IsFormer).OrderBy(each => each.Number).Select(each => new { each.Kind, each.AggregateId, each.Field }).ToListAsync();
        return new Questions(world, ids, subjects, [.. texts.Select(each => (each.Kind, each.AggregateId, each.Field))], await db.Evidence.Select(each => each.Sha256).Distinct().ToListAsync(), [.. plans.Select(each => each.Id)], await db.History.Select(each => each.Id).ToListAsync());
    });

    /// <summary>The queries of a type, each with the values of one object.</summary>
    public IEnumerable<object> Of(Type type)
    {
        if (type == typeof(GetText.Query))
        {
            // One text of each object; all of them stand in the desk's list.
            return texts.DistinctBy(each => each.Id).Select(each => new GetText.Query(each.Kind, each.Id, each.Field, Language.Lo));
        }

        if (type == typeof(Web.Features.Templates.GetTemplatePreview.Query))
        {
            // Without a report it shows the sample that comes with the templates.
            return subjects.Where(each => each.Report is not null).Select(each => new Web.Features.Templates.GetTemplatePreview.Query(EditionKey.Vietnamese, each.Plan, each.Report));
        }

        if (type == typeof(GetImportPreview.Query))
        {
            // What a file says is the sender's own; what it is compared with is asked for by the exports.
            return [new GetImportPreview.Query(StatesWorld.Adopted, null, "no translation"u8.ToArray())];
        }

        if (type == typeof(ListTaskChanges.Query))
        {
            // One change that touches every task of every plan.
            return plans.Select(plan => new ListTaskChanges.Query(plan, new BulkChange(BulkKind.Days, "1"), ids[typeof(GetTaskRow.Query)]));
        }

        if (type == typeof(GetRegisterPreview.Query))
        {
            return [new GetRegisterPreview.Query("no workbook"u8.ToArray(), Merges: false)];
        }

        if (type == typeof(GetPlanImportPreview.Query))
        {
            return [new GetPlanImportPreview.Query(StatesWorld.Adopted, "no workbook"u8.ToArray())];
        }

        var parameters = type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First().GetParameters();
        bool Has(string name) => parameters.Any(each => each.Name == name);
        var about = Has("Amendment") ? subjects.Where(each => each.Report is null)
            : Has("Number") ? subjects.Where(each => each.Amendment is not null)
            : Has("ReportCode") ? subjects.Where(each => each.Report is not null || (IsOptional(parameters, "ReportCode") && each.Amendment is null))
            : Has("PlanCode") || Has("Code") || Has("Plan") || Has("Scope") ? subjects.Where(each => each.Amendment is null && (each.Report is null || Has("Scope")))
            : [default];
        return about.SelectMany(subject => parameters.Aggregate(new List<object?[]> { Array.Empty<object?>() }, (sets, parameter) =>
            [.. sets.SelectMany(set => Values(type, parameter, subject).Select(value => (object?[])[.. set, value]))]))
            .Select(set => Activator.CreateInstance(type, set)!);
    }

    private static bool IsOptional(ParameterInfo[] parameters, string name) =>
        new NullabilityInfoContext().Create(parameters.Single(each => each.Name == name)).ReadState == NullabilityState.Nullable;

    private IEnumerable<object?> Values(Type type, ParameterInfo parameter, (string Plan, string? Task, int? Amendment, string? Report) subject) => (parameter.Name, parameter.ParameterType) switch
    {
        ("PlanCode" or "Plan" or "Code", { } text) when text == typeof(string) => [subject.Plan],
        ("Task" or "TaskCode", _) when type.Namespace != typeof(Web.Features.History.ListHistory).Namespace => [subject.Task],
        ("ReportCode", _) => [subject.Report],
        ("Number" or "Amendment", _) => [subject.Amendment],
        ("Scope", _) => [new TextScope(subject.Plan, null, subject.Report)],
        ("Id" or "FileId" or "RoundId" or "EntryId" or "SubjectId", { } id) when id == typeof(Guid) => ids[type].Cast<object?>(),
        ("TaskCode" or "PlanId" or "SubjectId" or "On" or "Correct" or "Month" or "Search" or "Group" or "Only" or "State" or "Columns", _) => [null],
        ("Words", _) => world.Words.Keys,
        ("Key", { } text) when text == typeof(string) => ["plan:new"],
        ("Key", { } key) when key == typeof(EditionKey) => [new EditionKey(Edition.Joint, Side.Laos)],
        ("IndicatorCode", _) => [null, "C1"],
        ("ObstacleCode", _) => [null, "O1"],
        ("MeetingCode", _) => ["M1", "M2", "M3", "M4", "M5", "M6"],
        ("Invitation", _) => [false, true],
        ("Decision", _) => ["M1/D1", "M4/D2"],
        ("PilotCode", _) => ["PM1", "PM2", "PM3", "PM4", "PM6", "PM7"],
        ("Thing", _) => [new SubjectLink(MeetingSubject.Pilot, string.Empty, "PM1"), new SubjectLink(MeetingSubject.Course, string.Empty, "TR1"), new SubjectLink(MeetingSubject.Gate, string.Empty, "G1")],
        ("DocumentCode", _) => ["LB1", "LB2", "LB3", "LB4"],
        ("Reading", _) => [new Domain.Library.DataReading(null, null, Domain.Library.DataDecimal.Point)],
        ("RequestCode", _) => ["RQ1", "RQ2"],
        ("Content", { } content) when content == typeof(string) => [null],
        ("Link", { } link) when link == typeof(Domain.Library.DocumentUseLink) => [new Domain.Library.DocumentUseLink(Domain.Library.DocumentUser.Task, StatesWorld.Adopted, "A1")],
        ("WithOthers", _) => [true],
        ("SheetCode", _) => ["R1", "R2", "R3"],
        ("ItemCode", _) => [null, "P1"],
        ("EnterpriseCode", _) => ["E1", "E2"],
        ("LinkageCode", _) => ["L1"],
        ("StepCode", _) => ["G1"],
        ("RowCode", _) => ["CM1"],
        ("RiskCode", _) => ["PR1", "PR2"],
        ("Topic", _) => [null],
        ("CourseCode", _) => ["TR1", "TR2"],
        ("ProductCode", _) => [null, "P1"],
        ("Responsible" or "Part" or "Newest" or "Comment", _) => [null],
        ("Talk", _) => subjects.Select(each => (object?)new TalkScope(each.Plan, each.Amendment is null && each.Report is null ? each.Task : null, each.Report, each.Amendment)),
        ("Issue", { } one) when one == typeof(int) => [1, 2],
        ("Issue", _) => [null, 1, 2],
        ("Sha256", _) => evidence,
        ("Page", _) => [1],
        ("Entries", _) => [history],
        ("SinceUtc", _) => [null],
        ("IsWhole", _) => [true],
        ("Day", _) => [new DateOnly(2026, 6, 21)],
        ("AsIssued", _) => [false, true],
        ("Year", _) => [2026],
        ("Take", _) => [200],
        ("AmendmentId", _) => [null],
        ("Span", _) => Enum.GetValues<CalendarSpan>().Cast<object?>(),
        ("Sort", _) => [PlanSort.Title],
        ("Side", _) => [null],
        ("LateOrder", _) => [LateOrder.Owner],
        ("From", { } version) when version == typeof(PlanVersion) => [PlanVersion.Baseline, PlanVersion.Now],
        ("To", { } version) when version == typeof(PlanVersion) => [PlanVersion.Now, PlanVersion.Of(1), PlanVersion.Of(2)],
        ("Filter", { } filter) when filter == typeof(PlanFilter) => [PlanFilter.None],
        ("Items", _) => [new OverviewItems(), new OverviewItems(OverviewKind.Milestones)],
        ("Filter", { } filter) when filter == typeof(TextFilter) => [TextFilter.All],
        ("Filter", { } filter) when filter == typeof(TermFilter) => [TermFilter.All, TermFilter.Closed],
        ("Language" or "Source" or "Order" or "Reader", _) => [Language.Vi],
        ("Typed", _) => [Languages.All],
        ("Target", _) => [Language.Lo],
        ("OnlyOpen", _) => [false],
        ("Format", _) => subject.Report is null ? [ExchangeFormat.Xliff] : [ExchangeFormat.Xliff, ExchangeFormat.Excel],
        _ => throw new InvalidOperationException($"{type.DeclaringType?.Name}: who knows how to ask about {parameter.Name}, {parameter.ParameterType.Name}?"),
    };
}
