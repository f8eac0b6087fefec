using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What of a plan has a code, a title and a place in an order.</summary>
public enum PlanPart
{
    Pillar,
    Sector,
}

public partial class PlanPartsEditor
{
    private static readonly Dictionary<PlanPart, PartWords> WordsOf = new()
    {
        [PlanPart.Pillar] = new("pillars", "PlanEdit.Pillars", "PlanEdit.NoPillar", "PlanEdit.AddPillar", "PlanEdit.PillarBefore", "Field.Pillar.Code", "Field.Pillar.Title"),
        [PlanPart.Sector] = new("sectors", "PlanEdit.Sectors", "PlanEdit.NoSector", "PlanEdit.AddSector", "PlanEdit.SectorBefore", "Field.Sector.Code", "Field.Sector.Title"),
    };

    private DraftForm? form;
    private string? editing;
    private string? note;
    private TextWords words = TextWords.None;
    private TextWords opened = TextWords.None;
    private int version;
    private TextWords added = TextWords.None;
    private string code = string.Empty;

    private PartWords Words => WordsOf[Kind];

    private IReadOnlyList<GetPlanEditor.PartRow> Rows => Kind == PlanPart.Pillar ? Model.Pillars : Model.Sectors;

    /// <summary>Another part raises the plan's version, too: what is typed here stands against its own part's title.</summary>
    protected override void OnParametersSet()
    {
        if (Rows.FirstOrDefault(each => each.Code == editing) is { } part && TextWords.From(part.Title) == opened)
        {
            version = Model.Version;
        }
    }

    private void Edit(GetPlanEditor.PartRow part)
    {
        opened = TextWords.From(part.Title);
        (editing, words, version, note) = (part.Code, opened, Model.Version, null);
    }

    private Task<bool> RenameAsync(GetPlanEditor.PartRow part) => DoAsync(() => Kind == PlanPart.Pillar
        ? Sender.Send(new RenamePillar.Command(Model.PlanId, part.Code, words, version))
        : Sender.Send(new RenameSector.Command(Model.PlanId, part.Code, words, version)));

    private Task MoveAsync(GetPlanEditor.PartRow part) => DoAsync(() => Kind == PlanPart.Pillar
        ? Sender.Send(new MovePillar.Command(Model.PlanId, part.Code))
        : Sender.Send(new MoveSector.Command(Model.PlanId, part.Code)));

    private Task RemoveAsync(GetPlanEditor.PartRow part) => DoAsync(() => Kind == PlanPart.Pillar
        ? Sender.Send(new RemovePillar.Command(Model.PlanId, part.Code))
        : Sender.Send(new RemoveSector.Command(Model.PlanId, part.Code)));

    private async Task<bool> AddAsync()
    {
        var saved = await DoAsync(() => Kind == PlanPart.Pillar
            ? Sender.Send(new AddPillar.Command(Model.PlanId, code, added))
            : Sender.Send(new AddSector.Command(Model.PlanId, code, added)));
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

    private async Task TakeTheirsAsync(string part)
    {
        await form!.DropAsync();
        ClearFailures();
        await OnChanged.InvokeAsync();
        editing = null;
        if (Rows.FirstOrDefault(each => each.Code == part) is { } now)
        {
            Edit(now);
        }
    }

    private async Task SaveMineAsync(string part)
    {
        await OnChanged.InvokeAsync();
        if (Rows.FirstOrDefault(each => each.Code == part) is { } now)
        {
            var theirs = TextWords.From(now.Title);
            (words, opened, version) = (words.RebaseOn(theirs, opened), theirs, Model.Version);
            await form!.SaveByAsync(() => RenameAsync(now));
        }
    }

    /// <param name="Id">Of the section.</param>
    /// <param name="None">Where there is none yet.</param>
    /// <param name="Before">Puts one a place before.</param>
    private sealed record PartWords(string Id, string Heading, string None, string Add, string Before, string Code, string Title);
}
