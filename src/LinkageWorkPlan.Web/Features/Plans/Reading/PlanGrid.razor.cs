using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class PlanGrid
{
    /// <summary>Asked for with the page: one after another would import the next, each a round trip.</summary>
    private static readonly string[] Modules =
        ["grid", "grid-amend", "grid-block", "grid-bulk", "grid-bulk-undo", "grid-columns", "grid-drop", "grid-editor", "grid-keep", "grid-keys", "grid-moves", "grid-notes", "grid-others", "grid-paste", "grid-print", "grid-reorder", "grid-rows", "grid-save", "grid-undo", "grid-view", "live-name"];

    /// <summary>What could end the element it stands in, or begin another one, is escaped; letters of all languages are not.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [Parameter, EditorRequired] public GetPlanGrid.Result Shown { get; set; } = null!;
    [Parameter, EditorRequired] public PlanAddress Address { get; set; } = null!;
    [Parameter, EditorRequired] public CurrentUser User { get; set; } = CurrentUser.Nobody;

    /// <summary>Code of the task one begins at; null for the first.</summary>
    [Parameter] public string? Task { get; set; }

    private string Base => PlanAddress.Of(Shown.Plan.Head.Code) + (Shown.Amended is { } amended ? string.Create(CultureInfo.InvariantCulture, $"/amendments/{amended.Number}") : null);

    /// <summary>No browser runs a script of this kind: it is read.</summary>
    private MarkupString Setup => new($"<script type=\"application/json\" data-grid-setup>{SetupJson()}</script>");

    private string SetupJson() => JsonSerializer.Serialize(
        new
        {
            Plan = Shown.Plan.Head.Id,
            Amendment = Shown.Amended?.Id,
            Address = $"{Base}/grid",
            Drop = Shown.Amended is null ? null : $"{Base}/drop/{{0}}",
            Form = Shown.Amended is null ? null : $"{Base}/tasks/{{0}}",
            Start = Task,
            Order = IsInPlanOrder ? null : new { Sort = Address.SortName, Group = Address.GroupName, Headings = Headings() },
            Shown.Total,
            Own = User.Side is { } side ? Loc.Name(side) : string.Empty,
            Pillars = Shown.Pillars.Select(each => new { each.Code, Title = each.Title.For(Loc.Language), Lang = each.Title.ShownIn(Loc.Language).Code() }),
            Columns = Shown.Columns.Select(Column),
            Others = Shown.Others.Select(Column),
            Shown.Rows,
            Words = Words(),
        },
        Json);

    private bool IsInPlanOrder => Address is { Sort: PlanSort.Plan, Group: null };

    /// <summary>How the rows stand, in words.</summary>
    private string OrderWords => string.Join(" · ", new[] { Address.Group is { } group ? $"{Loc["PlanView.GroupBy"]}: {Loc[PlanOrder.Groups[group]]}" : null, Address.Sort == PlanSort.Plan ? null : Loc[PlanOrder.Sorts[Address.Sort]] }.OfType<string>());

    /// <summary>What stands over each group of rows: what an amendment adds is in one of its own, or under its pillar.</summary>
    private Dictionary<string, object> Headings()
    {
        var keys = Shown.Groups.Keys.Append(string.Empty).Union(Shown.Amended is null ? [] : [GetPlanGrid.NewGroup]).Union(Address.Group == PlanGroup.Pillar ? Shown.Pillars.Select(each => each.Code) : []);
        return keys.ToDictionary(key => key, object (key) =>
            key == GetPlanGrid.NewGroup ? new { Title = Loc.Name(AmendmentKind.Add), Lang = Loc.Language.Code() }
            : Address.Group == PlanGroup.Pillar && Shown.Pillars.FirstOrDefault(each => each.Code == key) is { } pillar ? new { Title = $"{key}. {pillar.Title.For(Loc.Language)}", Lang = pillar.Title.ShownIn(Loc.Language).Code() }
            : new { Title = GroupHeadings.Of(Loc, Address.Group, key, Shown.Plan.Totals, Shown.Groups), Lang = GroupHeadings.LanguageOf(Loc.Language, Address.Group, key, Shown.Plan.Totals, Shown.Groups) });
    }

    private ResourceAsset AssetOf(string module) => Assets.First(each => each.Url == Assets[$"js/{module}.js"]);

    private object Column(GetPlanGrid.Column column) => new
    {
        column.Of.Id,
        Kind = column.Of.Kind.ToString(),
        Label = LabelOf(column.Of),
        Task = column.Of.Field is not null,
        Milestone = column.Of.MilestoneField is not null,
        Lang = column.Of.Language?.Code(),
        column.Options,
        column.Width,
    };

    private string LabelOf(GridColumn column)
    {
        var name = Loc[$"Field.{column.Field ?? column.MilestoneField}"];
        return column.Language is { } language ? $"{name} ({Loc["Language." + language.Code()]})"
            : column is { Kind: GridKind.Day, MilestoneField: not null } ? Loc["Grid.Due"]
            : name;
    }

    private object Words() => new
    {
        NewTask = Loc["Grid.NewTask"],
        NotSaved = Loc["Grid.NotSaved"],
        NewRow = Loc["Grid.NewRow"],
        Saving = Loc["Grid.Saving"],
        AllSaved = Loc["Grid.AllSaved"],
        Open = Loc["Grid.Open", "{0}"],
        Offline = Loc["Grid.Offline"],
        Busy = Loc["Grid.Busy"],
        SignedOut = Loc["Grid.SignedOut"],
        Pasted = Loc["Grid.Pasted", "{0}"],
        Restored = Loc["Grid.Restored", "{0}"],
        Theirs = Loc["Grid.Theirs", "{0}", "{1}"],
        BothKept = Loc["Grid.BothKept"],
        Removal = Loc["Grid.Removal", "{0}", "{1}"],
        Removed = Loc["Grid.Removed", "{0}"],
        Remove = Loc["Shared.Delete"],
        Cancel = Loc["Shared.Cancel"],
        SaveAnyway = Loc["Shared.SaveAllTheSame"],
        SaveMine = Loc["PlanEdit.SaveMine"],
        TakeTheirs = Loc["PlanEdit.TakeTheirs"],
        BulkCount = Loc["Grid.BulkCount", "{0}"],
        BulkAsked = Loc["Grid.BulkAsked", "{0}"],
        BulkNone = Loc["Grid.BulkNone"],
        BulkSame = Loc["Grid.BulkSame"],
        BulkDone = Loc["Grid.BulkDone", "{0}"],
        BulkUndone = Loc["Grid.BulkUndone", "{0}"],
        BulkStays = Loc["Grid.BulkStays"],
        BulkLeft = Loc["Grid.BulkLeft", "{0}"],
        BulkReckons = Loc["Grid.BulkReckons"],
        BulkTotal = Loc["Grid.BulkTotal", "{0}", "{1}"],
        BulkFirst = Loc["Grid.BulkFirst", "{0}", "{1}"],
        NotSavedYet = Loc["Grid.NotSavedYet"],
        Unfit = Loc["Grid.Unfit", "{0}"],
        FixedInOrder = Loc["Grid.FixedInOrder"],
        FixedInAmendment = Loc["Grid.FixedInAmendment"],
        FixedByDay = Loc["Grid.FixedByDay"],
        Up = Loc["Grid.Up"],
        Down = Loc["Grid.Down"],
        Before = Loc["Shared.Before"],
        After = Loc["Shared.After"],
        Days = Loc["Grid.DaysHint"],
        Amended = Shown.Amended is null ? null : new { Was = Loc["Grid.Was", "{0}"], Empty = Loc["Grid.WasEmpty"], Added = Loc.Name(AmendmentKind.Add), Dropped = Loc.Name(AmendmentKind.Drop), TakenBack = Loc["Grid.TakenBack", "{0}"], Nothing = Loc["Grid.NothingToTakeBack"], Leaves = Loc["Grid.Leaves", "{0}"], Why = Loc["Grid.WhyLeaves"], Undo = Loc["Shared.Undo"] },
        Refused = new { Wide = Loc["Grid.Wide", "{0}", "{1}"], Many = Loc["Grid.Many", "{0}", "{1}"], Long = Loc["Grid.Long", "{0}", "{1}"], Foreign = Loc["Grid.Foreign", "{0}", "{1}"], Code = Loc["Grid.Fixed", "{0}"] },
    };
}
