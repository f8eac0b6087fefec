using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Glossary;

public partial class TermPage
{
    private GetTerm.Model? term;
    private CurrentUser user = CurrentUser.Nobody;
    private DraftForm? draftForm;
    private TermForm form = TermForm.Empty;
    private TermForm opened = TermForm.Empty;
    private int version;
    private bool isLoaded;
    private bool isEditing;
    private string? note;

    [Parameter] public Guid Id { get; set; }

    private bool MayAct => user.Is(Role.Secretary | Role.CoChair);

    protected override async Task OnParametersSetAsync()
    {
        if (term?.Id != Id)
        {
            user = await Sender.UserAsync();
            await LoadAsync();
            (isEditing, note) = (false, null);
        }
    }

    private async Task LoadAsync() => (term, isLoaded) = (await FindAsync(new GetTerm.Query(Id)), true);

    private void Edit()
    {
        opened = TermForm.Of(term!);
        (form, version, isEditing, note) = (opened, term!.Version, true, null);
        ClearFailures();
    }

    /// <summary>A refusal because somebody was first leaves what was typed; here one sees what they did.</summary>
    private async Task CancelAsync()
    {
        isEditing = false;
        ClearFailures();
        await LoadAsync();
    }

    private Task<bool> ChangeAsync() => DoAsync(new ProposeTermChange.Command(Id, form, version));

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        await LoadAsync();
        Edit();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        await LoadAsync();
        var theirs = TermForm.Of(term!);
        (form, opened, version) = (form.RebaseOn(theirs, opened), theirs, term!.Version);
        await draftForm!.SaveByAsync(ChangeAsync);
    }

    private Task AgreeAsync() => DoAsync(new AgreeTerm.Command(Id, term!.Version));

    private Task DeclineAsync(string why) => DoAsync(new DeclineTerm.Command(Id, why, term!.Version));

    private Task WithdrawAsync() => DoAsync(new WithdrawTermProposal.Command(Id, term!.Version));

    private Task RemoveAsync() => DoAsync(new ProposeTermRemoval.Command(Id, term!.Version));

    private async Task<bool> DoAsync(ICommand command)
    {
        note = null;
        var done = await TryAsync(() => Sender.Send(command));
        if (done)
        {
            (isEditing, note) = (false, Loc["Shared.Saved"]);
        }

        // Also after a refusal: it may be that somebody of one's own side was first. The form keeps what was typed.
        await LoadAsync();
        return done;
    }
}
