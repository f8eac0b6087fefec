using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public partial class ProposalsPanel
{
    private sealed record Editing(Guid? Id, Side Addressee, TextWords Words, LocalizedText Opened, Side OpenedFor);

    private Editing? editing;
    private DraftForm? draftForm;
    private Guid? removing;

    [Parameter, EditorRequired] public GetReport.View View { get; set; } = null!;
    [Parameter, EditorRequired] public Side Side { get; set; }
    [Parameter, EditorRequired] public bool CanWrite { get; set; }
    [Parameter, EditorRequired] public Func<string, string> AddressOf { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    private IEnumerable<Proposal> Proposals => View.ProposalsTo(Side);

    private void Edit(Proposal? proposal)
    {
        ClearFailures();
        removing = null;
        editing = proposal is null
            ? new Editing(null, Side, TextWords.None, LocalizedText.Empty, Side)
            : new Editing(proposal.Id, proposal.Addressee, TextWords.From(proposal.Text), proposal.Text, proposal.Addressee);
    }

    private void Write(TextWords words) => editing = editing! with { Words = words };

    private async Task<bool> SaveAsync()
    {
        var form = editing!;
        var isSaved = await TryAsync(() => form.Id is { } id
            ? Sender.Send(new ChangeProposal.Command(View.Report.Id, id, form.Addressee, form.Words, form.Opened, form.OpenedFor))
            : Sender.Send(new AddProposal.Command(View.Report.Id, form.Addressee, form.Words)));
        if (isSaved)
        {
            editing = null;
            await Changed.InvokeAsync();
        }
        else if (Failures.Any(each => each.Rule == Rules.NotFound))
        {
            // Somebody removed it: the same words can be added as a new one.
            await Changed.InvokeAsync();
            editing = editing! with { Id = null };
        }

        return isSaved;
    }

    /// <summary>As it is saved now, whichever minister it is for; null where somebody removed it.</summary>
    private Proposal? Saved => View.Report.Proposals.FirstOrDefault(each => each.Id == editing?.Id);

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        await Changed.InvokeAsync();
        if (Saved is { } theirs)
        {
            Edit(theirs);
        }
        else
        {
            editing = null;
            ClearFailures();
        }
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        await Changed.InvokeAsync();
        var form = editing!;
        editing = Saved is { } theirs
            ? form with
            {
                Words = SectionMerge.Rest(theirs.Text, form.Words, form.Opened),
                Opened = theirs.Text,
                Addressee = form.Addressee == form.OpenedFor ? theirs.Addressee : form.Addressee,
                OpenedFor = theirs.Addressee,
            }
            : form with { Id = null };
        await draftForm!.SaveByAsync(SaveAsync);
    }

    private async Task RemoveAsync(Proposal proposal)
    {
        if (await TryAsync(() => Sender.Send(new RemoveProposal.Command(View.Report.Id, proposal.Id, proposal.Text))))
        {
            removing = null;
        }

        // Where it was refused, somebody rewrote it: its words are shown before one decides again.
        await Changed.InvokeAsync();
    }
}
