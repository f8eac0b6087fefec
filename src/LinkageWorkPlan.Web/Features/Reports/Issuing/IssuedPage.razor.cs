using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

public partial class IssuedPage
{
    private GetIssue.View? view;
    private CurrentUser user = CurrentUser.Nobody;
    private bool isLoaded;
    private bool isAcknowledged;

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string ReportCode { get; set; } = string.Empty;

    /// <summary>Null for the newest.</summary>
    [Parameter] public int? Issue { get; set; }

    [Inject] private EditionPrinter Printer { get; set; } = null!;

    private bool MayAcknowledge => user.Is(Role.MinisterOffice) && view is not null
        && view.Receipts.All(each => each.Side != user.Side || each.AcknowledgedAt is null);

    protected override async Task OnParametersSetAsync()
    {
        user = await Sender.UserAsync();
        await LoadAsync();
        if (view is { Content.IssueNumber: var number } && user.Is(Role.MinisterOffice) && RendererInfo.IsInteractive)
        {
            await TryAsync(() => Sender.Send(new ReceiveReport.Command(PlanCode, ReportCode, Issue: number)));
            await LoadAsync();
        }
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Printer.Changed += Reload;
        }
    }

    public void Dispose() => Printer.Changed -= Reload;

    /// <summary>What is being printed appears by itself.</summary>
    private void Reload() => _ = InvokeAsync(async () =>
    {
        if (view is not null && !view.HasAllEditions)
        {
            await LoadAsync();
            StateHasChanged();
        }
    });

    private async Task LoadAsync()
    {
        view = await FindAsync(new GetIssue.Query(PlanCode, ReportCode, Issue));
        isLoaded = true;
    }

    private async Task AcknowledgeAsync()
    {
        isAcknowledged = await TryAsync(() => Sender.Send(new AcknowledgeReport.Command(PlanCode, ReportCode, view!.Content.IssueNumber!.Value)));
        await LoadAsync();
    }

    private EditionKey Own => EditionKey.NativeOf(user.OwnSide);

    private string PdfOf(EditionKey key, bool open) => $"{Files}/pdf?{key.Query(view!.Content.IssueNumber)}{(open ? "&open=1" : null)}";

    private string FirstPageOf(EditionKey key) => $"{Files}/first-page?{key.Query(view!.Content.IssueNumber)}";

    private string DeliveryHref =>
        $"/issued/{Uri.EscapeDataString(PlanCode)}/{Uri.EscapeDataString(ReportCode)}{(Issue is { } number ? $"/{number}" : null)}/delivery";

    private string Files => EditionAddress.FilesOf(PlanCode, ReportCode);
}
