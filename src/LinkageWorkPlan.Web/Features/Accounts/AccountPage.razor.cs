using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Accounts;

public partial class AccountPage
{
    private AccountInput form = new();
    private AccountInput opened = new();
    private GetAccount.Found? account;
    private IReadOnlyList<ListOwnerChoices.Choice>? owners;
    private DraftForm? draftForm;
    private CurrentUser me = CurrentUser.Nobody;
    private string? token;
    private int version;
    private Guid? shown;
    private bool refused;
    private bool saved;
    private bool proposed;
    private int proposals;
    private string why = string.Empty;

    [Inject] private CopyState Copy { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    /// <summary>What is typed would give power over signing.</summary>
    private bool NeedsBoth => RevisePowerChange.GivesPower(opened.Role, opened.Email, form.Role, form.Email);

    /// <summary>A co-chair's or a deputy's account, as it is saved. In a read-only copy nobody signs.</summary>
    private bool Signs => !Copy.IsReadOnly && (account!.Role & Roles.Signers) != 0;

    protected override async Task OnParametersSetAsync()
    {
        // An address that differs in its fragment alone brings nothing new, and what was typed stays.
        if (shown == Id)
        {
            return;
        }

        shown = Id;
        me = await Sender.UserAsync();
        owners = await FindAsync(new ListOwnerChoices.Query());
        await LoadAsync();
        refused = account is null || owners is null;
    }

    /// <summary>Shows the account as it is now.</summary>
    private async Task LoadAsync()
    {
        account = await FindAsync(new GetAccount.Query(Id));
        if (account is not null)
        {
            opened = AccountInput.Of(account);
            form = opened with { };
            version++;
        }
    }

    /// <summary>Takes over what is saved now and leaves what was typed here.</summary>
    private async Task RefreshAsync()
    {
        if (await FindAsync(new GetAccount.Query(Id)) is { } theirs)
        {
            var now = AccountInput.Of(theirs);
            (account, form, opened) = (theirs, form.RebaseOn(now, opened), now);
        }
    }

    private async Task<bool> SaveAsync()
    {
        return await ActAsync(async () =>
        {
            var revision = form.ToRevision(Id, account!.Stamp);
            if (NeedsBoth)
            {
                await Sender.Send(new ProposePower.Command(revision, why));
                why = string.Empty;
                await LoadAsync();
                await ProposedAsync();
            }
            else
            {
                await Sender.Send(revision);
                await LoadAsync();
                saved = true;
            }
        });
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        await RefreshAsync();
        await draftForm!.SaveByAsync(SaveAsync);
    }

    private Task<bool> DoAsync(ICommand command) => ActAsync(async () =>
    {
        await Sender.Send(command);
        await RefreshAsync();
        saved = true;
    });

    private Task ProposedAsync()
    {
        (saved, token, proposed) = (false, null, true);
        proposals++;
        return Task.CompletedTask;
    }

    private Task<bool> RenewAsync() => ActAsync(async () => token = await Sender.Send(new RenewInvitation.Command(Id)));

    private Task<bool> ActAsync(Func<Task> action)
    {
        (saved, token, proposed) = (false, null, false);
        return TryAsync(action);
    }
}
