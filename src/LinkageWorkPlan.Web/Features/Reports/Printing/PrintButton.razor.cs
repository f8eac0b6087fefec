using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

public partial class PrintButton
{
    private PrintingStep? step;
    private string? failure;
    private CancellationTokenSource? running;

    [Inject] private ReportPdf Pdf { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public string PlanCode { get; set; } = string.Empty;
    [Parameter, EditorRequired] public string ReportCode { get; set; } = string.Empty;

    [Parameter, EditorRequired] public EditionKey Key { get; set; } = EditionKey.Vietnamese;

    /// <summary>A published issue; null for the report as it stands.</summary>
    [Parameter] public int? Issue { get; set; }

    [Parameter, EditorRequired] public string Words { get; set; } = string.Empty;
    [Parameter] public string? Class { get; set; }

    private string Address => $"{EditionAddress.FilesOf(PlanCode, ReportCode)}/pdf?{Key.Query(Issue)}";

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private async Task PrintAsync()
    {
        if (step is not null)
        {
            return;
        }

        (step, failure) = (PrintingStep.Collecting, null);
        running = new CancellationTokenSource();

        // What is being done is to be seen before the work takes this circuit's turn.
        StateHasChanged();
        await Task.Yield();
        try
        {
            var progress = new Progress<PrintingStep>(now => _ = InvokeAsync(() =>
            {
                step = step is null ? null : now;
                StateHasChanged();
            }));
            await Pdf.OfAsync(await Sender.UserAsync(), PlanCode, ReportCode, Key, Issue, progress, cancel: running.Token);
            Navigation.NavigateTo(Address, forceLoad: true);
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled sees that nothing is going on any more.
        }
        catch (LinkageWorkPlan.Reports.Printing.PrintingException not)
        {
            failure = Loc["Reports.NotPrinted." + not.Failure];
        }
        catch (LinkageWorkPlan.Reports.Sealing.SealException not)
        {
            failure = Loc["Reports.NotSealed." + not.Fault];
        }
        catch (LinkageWorkPlan.Domain.Failures.RuleException refusal)
        {
            failure = string.Join(" ", Layout.Failures.Of(refusal, Loc).Select(each => each.Words));
        }
        finally
        {
            step = null;
            running?.Dispose();
            running = null;
        }
    }

    private void Cancel() => running?.Cancel();
}
