using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public partial class PillarsEditor
{
    private DraftForm? form;
    private string? editing;
    private string? note;
    private TextWords words = TextWords.None;
    private TextWords opened = TextWords.None;
    private int version;
    private TextWords added = TextWords.None;
    private string code = string.Empty;

    [Parameter, EditorRequired] public GetPlanEditor.Model Model { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>Another pillar raises the plan's version, too: what is typed here stands against its own pillar's title.</summary>
    protected override void OnParametersSet()
    {
        if (Model.Pillars.FirstOrDefault(each => each.Code == editing) is { } pillar && TextWords.From(pillar.Title) == opened)
        {
            version = Model.Version;
        }
    }

    private void Edit(GetPlanEditor.PillarRow pillar)
    {
        opened = TextWords.From(pillar.Title);
        (editing, words, version, note) = (pillar.Code, opened, Model.Version, null);
    }

    private Task<bool> RenameAsync(GetPlanEditor.PillarRow pillar) =>
        DoAsync(() => Sender.Send(new RenamePillar.Command(Model.PlanId, pillar.Code, words, version)));

    private Task MoveAsync(GetPlanEditor.PillarRow pillar) => DoAsync(() => Sender.Send(new MovePillar.Command(Model.PlanId, pillar.Code)));

    private Task RemoveAsync(GetPlanEditor.PillarRow pillar) => DoAsync(() => Sender.Send(new RemovePillar.Command(Model.PlanId, pillar.Code)));

    private async Task<bool> AddAsync()
    {
        var saved = await DoAsync(() => Sender.Send(new AddPillar.Command(Model.PlanId, code, added)));
        if (saved)
        {
            (code, added) = (string.Empty, TextWords.None);
        }

        return saved;
    }

    private async Task<bool> DoAsync(Func<Task> action)
    {
        note = null;
        var done = await TryAsync(action);
        if (done)
        {
            (editing, note) = (null, Loc["Shared.Saved"]);
        }

        if (Conflict is null)
        {
            await OnChanged.InvokeAsync();
        }

        return done;
    }

    private async Task TakeTheirsAsync(string pillar)
    {
        await form!.DropAsync();
        ClearFailures();
        await OnChanged.InvokeAsync();
        editing = null;
        if (Model.Pillars.FirstOrDefault(each => each.Code == pillar) is { } now)
        {
            Edit(now);
        }
    }

    private async Task SaveMineAsync(string pillar)
    {
        await OnChanged.InvokeAsync();
        if (Model.Pillars.FirstOrDefault(each => each.Code == pillar) is { } now)
        {
            var theirs = TextWords.From(now.Title);
            (words, opened, version) = (words.RebaseOn(theirs, opened), theirs, Model.Version);
            await form!.SaveByAsync(() => RenameAsync(now));
        }
    }
}
