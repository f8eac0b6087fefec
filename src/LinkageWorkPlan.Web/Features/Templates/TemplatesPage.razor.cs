using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Templates;

public partial class TemplatesPage
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private GetTemplatePreview.Preview? preview;
    private CurrentUser user = CurrentUser.Nobody;
    private string stamp = string.Empty;
    private bool isLoaded;

    [SupplyParameterFromQuery(Name = "edition")] private string? Wished { get; set; }
    [SupplyParameterFromQuery] private string? First { get; set; }
    [SupplyParameterFromQuery(Name = "plan")] private string? PlanCode { get; set; }
    [SupplyParameterFromQuery(Name = "report")] private string? ReportCode { get; set; }

    private EditionKey Key => Wished is null ? EditionKey.NativeOf(user.OwnSide) : EditionAddress.Read(Wished, First, user.Side);

    private string Chosen => PlanCode is null || ReportCode is null ? string.Empty
        : $"&plan={Uri.EscapeDataString(PlanCode)}&report={Uri.EscapeDataString(ReportCode)}";

    private string Back => !user.Is(Role.Secretary) ? "/settings" : PlanCode is null || ReportCode is null ? "/reports"
        : $"{EditionAddress.FilesOf(PlanCode, ReportCode)}/preview";

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        user = await Sender.UserAsync();
        await LookAsync();
        isLoaded = true;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = FollowAsync(closing.Token);
        }
    }

    private async Task FollowAsync(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(RefreshInterval, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(closed))
            {
                if (Files.Stamp() != stamp)
                {
                    await InvokeAsync(async () =>
                    {
                        await LookAsync();
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task LookAsync()
    {
        // Before the files are read: a change in between is then seen as one more.
        stamp = Files.Stamp();
        preview = await FindAsync(new GetTemplatePreview.Query(Key, PlanCode, ReportCode));
    }
}
