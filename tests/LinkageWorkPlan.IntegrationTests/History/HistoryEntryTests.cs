using Bunit;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.History;

namespace LinkageWorkPlan.IntegrationTests.History;

/// <summary>What an entry shows of its changes, and what it folds away.</summary>
public sealed class HistoryEntryTests
{
    private static readonly FieldChange Host = new(null, "Meeting.Host", ValueKind.Enum, null, null, "Side.Laos");
    private static readonly FieldChange Kind = new(null, "Meeting.Kind", ValueKind.Enum, null, null, "MeetingKind.Plenary");
    private static readonly FieldChange State = new(null, "Meeting.State", ValueKind.Enum, null, null, "MeetingState.Planned");
    private static readonly FieldChange Code = new(null, "Meeting.Code", ValueKind.Text, null, null, "M9");
    private static readonly FieldChange Place = new(null, "Meeting.Place", ValueKind.Text, Language.Vi, null, "Huế");
    private static readonly FieldChange Day = new(null, "Meeting.On", ValueKind.Date, null, null, "2026-09-17");

    [Fact]
    public async Task Days_and_texts_stand_before_codes_and_the_states_that_a_new_thing_began_with()
    {
        var (lines, folded) = await LinesAsync(Host, Kind, State, Code, Place, Day);
        Assert.Equal(["17/09/2026", "Huế", "M9"], lines.Take(3).Select(each => each[(each.LastIndexOf(':') + 1)..].Trim()));
        Assert.Equal(2, folded);
    }

    [Fact]
    public async Task What_became_another_state_stands_first()
    {
        var (lines, _) = await LinesAsync(Code, Place, State with { Before = "MeetingState.Planned", After = "MeetingState.CalledOff" });
        Assert.Contains("→", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_line_is_not_folded_away()
    {
        var (lines, folded) = await LinesAsync(Host, Kind, State, Code, Place);
        Assert.Equal((5, 0), (lines.Count, folded));
    }

    private static async Task<(IReadOnlyList<string> Shown, int Folded)> LinesAsync(params FieldChange[] changes)
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await using var person = new PageDesk(desk.Host, desk.Secretary);
        var entry = new AuditEntry(new Actor(desk.Secretary.Id, desk.Secretary.Name, Role.Secretary, desk.Secretary.Side), new(2026, 6, 22, 1, 0, 0, DateTimeKind.Utc), "AddMeeting",
            new AuditSubject("Meeting", Guid.Empty, "M9", LocalizedText.Empty, null), null, changes);
        var page = person.Render<HistoryEntry>(given => given.Add(each => each.Entry, entry));
        var folded = page.FindAll("details.entry-more li").Count;
        return ([.. page.FindAll("ul.changes > li").Select(each => each.TextContent).SkipLast(folded)], folded);
    }
}
