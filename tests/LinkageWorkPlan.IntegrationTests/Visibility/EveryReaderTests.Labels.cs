using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>Names that are looked up by what something is: each of them is there, for every kind of text and of change.</summary>
public sealed partial class EveryReaderTests
{
    [Theory, EachDatabase]
    public async Task Every_text_and_every_change_is_called_something_in_every_language(Database database)
    {
        var world = await worlds.OfAsync(database);
        await using var scope = world.Host.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<TextRows>();
        var entries = await world.Host.Db(db => db.TextEntries.AsNoTracking().OrderBy(each => each.Number).ToListAsync());
        Assert.Equal(Enum.GetValues<TextKind>(), entries.Select(each => each.Kind).Distinct().Order());
        Assert.Empty(Known.Except(entries.Select(FieldOf)));
        var rows = await texts.OfAsync(entries, CancellationToken.None);
        var history = await world.Host.Db(db => db.History.AsNoTracking().ToListAsync());
        var nameless = new List<string>();
        foreach (var loc in Languages.All.Select(Loc.In))
        {
            nameless.AddRange(rows.Where(row => row.Kind != TextKind.Term && IsNameless(TextLabels.Of(row, loc))).Select(row => $"{loc.Language}: {row.Kind} {row.Field}"));
            nameless.AddRange(history.SelectMany(HistoryWords.ShownChanges)
                .SelectMany(change => new[] { loc.FieldName(change.Field), Said(loc, change, change.Before), Said(loc, change, change.After) }.Where(IsNameless).Select(name => $"{loc.Language}: {change.Field} {name}")));
        }

        Assert.Empty(nameless.Distinct());
    }

    /// <summary>Every field that an aggregate gives its texts.</summary>
    private static IEnumerable<string> Known =>
    [
        "Plan.Title", "Plan.Pillar", "Plan.Sector", "Task.Title", "Task.Description", "Task.Outputs", "Task.MouContent", "Task.Budget", "Task.Milestone", "Owner.Name", "Memorandum.Title", "Indicator.Title", "Indicator.Unit",
        "Obstacle.Title", "Obstacle.Cause", "Meeting.Title", "Meeting.Place", "Meeting.VietnamAttendance", "Meeting.LaosAttendance", "Meeting.Item", "Meeting.Result", "Pilot.Title", "Pilot.Description", "Pilot.Place", "Pilot.VietnamEnterprises", "Pilot.LaosEnterprises", "Pilot.JointScore", "Pilot.PilotReview", "Course.Title", "Course.Place", "Course.Trainers", "Course.Activity", "Course.ReturnReason", "Linkage.Title", "Linkage.Obstacles", "Park.Title", "Park.Place", "Park.Purpose", "Park.Gate", "Compatibility.Title", "Compatibility.VietnamRule", "Compatibility.LaosRule", "Compatibility.Gap", "Compatibility.Measure", "Risk.Title", "Risk.Measure", "Risk.Result", "Enterprise.Name", "Document.Title", "Document.Abstract", "Document.Name", "Document.Unit", "Document.Meaning", "SideRequest.Title", "SideRequest.Question", "SideRequest.Text", "SideRequest.Answer", "SideRequest.Outcome", "Comment.Task",
        "Progress.Narrative", "Progress.DelayReason", "Progress.DelayMeasure", "Progress.OverrideReason", "Evidence.Title", "Report.Section", "Report.Proposal", "Report.Correction", "Report.Topic",
        "Issue.Section", "Issue.Proposal", "Issue.Correction", "Issue.Topic", "Amendment.Reason", "Amendment.Task", "Amendment.Indicator", "Amendment.Outline",
    ];

    private static string FieldOf(TextEntry entry) => $"{entry.Kind}.{entry.Field.Split(':')[0]}";

    private static string Said(Loc loc, Domain.History.FieldChange change, string? value) => loc.Value(change, value, new Dictionary<string, LocalizedText>()) ?? "–";

    private static bool IsNameless(string name) => string.IsNullOrWhiteSpace(name) || name.Contains('⟦', StringComparison.Ordinal);
}
