using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Amendments;

public partial class AmendmentTaskPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetAmendmentEditor.Model? model;
    private TaskInput input = new();
    private TextWords why = TextWords.None;
    private int version;
    private GetDecision.Model? decision;

    [Parameter] public string Code { get; set; } = string.Empty;
    [Parameter] public int Number { get; set; }
    [Parameter] public string? TaskCode { get; set; }

    /// <summary>Where somebody dragged the task to on the time line (<see cref="ProposedDates"/>).</summary>
    [SupplyParameterFromQuery] private string? Start { get; set; }

    [SupplyParameterFromQuery] private string? End { get; set; }
    [SupplyParameterFromQuery] private string? Moves { get; set; }

    /// <summary>The decision that a new task is filled from, as in "M3/D1".</summary>
    [SupplyParameterFromQuery] private string? Decision { get; set; }

    private string Heading => TaskCode is null ? Loc["Amendments.NewTask"] : $"{TaskCode} · {model?.Task.Saved.Title.For(Loc.Language)}";

    private ProposedDates Dragged => new(Start, End, Moves);

    /// <summary>What was dragged to is a text of its own: beside what was typed before it would look like words of somebody else.</summary>
    private string FormKey => $"amendment:{model!.AmendmentId}:{TaskCode ?? "new"}{OfDecision}{Dragged.Mark}";

    private string? OfDecision => TaskCode is null && Decision is not null ? ":" + Decision : null;

    private string Back => AmendmentAddress.Of(Code, Number);

    protected override async Task OnParametersSetAsync()
    {
        if (model is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetAmendmentEditor.Query(Code, Number, TaskCode));
        if (model is null)
        {
            return;
        }

        (input, why, version) = (TaskInput.Of(Dragged.ApplyTo(TaskForm.Of(model.Task.Saved))), TextWords.From(model.Reason), model.Version);
        if (TaskCode is null)
        {
            var pillar = model.Task.Pillars.Count > 0 ? model.Task.Pillars[0].Code : string.Empty;
            input.Values = input.Values with
            {
                PillarCode = pillar,
                Code = model.Task.NextCodes.GetValueOrDefault(pillar, string.Empty),
                Lead = (await Sender.UserAsync()).Side,
            };
            input.AddMilestone();
            decision = Decision is null ? null : await FindAsync(new GetDecision.Query(Decision));
            input.Values = decision.FillIn(input.Values);
        }
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            var form = input.ToForm();
            unread.Require(() => TaskFormRules.Problems(form));
            await Sender.Send(new AmendTask.Command(model!.AmendmentId, TaskCode, form, why, version, decision is null ? null : Decision));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        if (await FindAsync(new GetAmendmentEditor.Query(Code, Number, TaskCode)) is { } theirs)
        {
            input = TaskInput.Of(input.ToForm().RebaseOn(TaskForm.Of(theirs.Task.Saved), TaskForm.Of(model!.Task.Saved)));
            why = why.RebaseOn(TextWords.From(theirs.Reason), TextWords.From(model.Reason));
            (model, version) = (theirs, theirs.Version);
            await draftForm!.SaveByAsync(SaveAsync);
        }
    }
}
