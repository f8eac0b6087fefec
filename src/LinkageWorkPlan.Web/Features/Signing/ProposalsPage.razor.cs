namespace LinkageWorkPlan.Web.Features.Signing;

public partial class ProposalsPage
{
    private ListProposals.Result? list;
    private Dictionary<Guid, string> passwords = [];
    private (string Token, LetterFacts Letter)? address;
    private string? done;
    private bool loaded;

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        loaded = true;
    }

    private async Task LoadAsync()
    {
        list = await FindAsync(new ListProposals.Query());
        passwords = (list?.Rows ?? []).ToDictionary(each => each.Id, _ => string.Empty);
    }

    private async Task DoneAsync(string words)
    {
        (done, address) = (words, null);
        await LoadAsync();
    }

    private async Task ConfirmAsync(Guid proposal)
    {
        (done, address) = (null, null);
        var confirmed = await TryAsync(() => Sender.Send(new ConfirmPower.Command(proposal, passwords[proposal])));
        passwords[proposal] = string.Empty;
        if (confirmed)
        {
            await DoneAsync("Signing.Carried");
        }
    }

    private async Task WithdrawAsync(Guid proposal)
    {
        (done, address) = (null, null);
        if (await TryAsync(() => Sender.Send(new WithdrawPower.Command(proposal))))
        {
            await DoneAsync("Signing.WithdrawnDone");
        }
    }

    /// <summary>Shown here and now alone.</summary>
    private async Task TakeAsync(ListProposals.Row row)
    {
        (done, address) = (null, null);
        await TryAsync(async () =>
        {
            var token = await Sender.Send(new TakeAddress.Command(row.Id));
            address = (token, new LetterFacts(row.Name, null, row.Email, row.Role, row.Side, (await Sender.UserAsync()).Name));
            await LoadAsync();
        });
    }
}
