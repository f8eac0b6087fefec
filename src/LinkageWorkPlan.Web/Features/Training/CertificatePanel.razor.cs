using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Training;

public partial class CertificatePanel
{
    private CertificateStep? step;
    private string? failure;
    private CancellationTokenSource? running;

    [Inject] private CertificatePdf Pdf { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public ListParticipants.Model Model { get; set; } = null!;
    [Parameter] public EventCallback OnSaved { get; set; }

    private string Address => $"/training/{Uri.EscapeDataString(Model.Course.Code)}/certificates.pdf";

    private int Given => Model.Course.Participants.Count(each => each.CertificateCode is not null);

    private int Waiting => Model.Course.Participants.Count(each => each is { Attended: true, CertificateCode: null });

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private async Task CertifyAsync()
    {
        await TryAsync(() => Sender.Send(new IssueCertificates.Command(Model.Course.Id, Model.Course.Version)));
        await OnSaved.InvokeAsync();
    }

    private async Task PrintAsync()
    {
        if (step is not null)
        {
            return;
        }

        (step, failure) = (CertificateStep.Collecting, null);
        running = new CancellationTokenSource();

        // What is being done is to be seen before the work takes this circuit's turn.
        StateHasChanged();
        await Task.Yield();
        try
        {
            var progress = new Progress<CertificateStep>(now => _ = InvokeAsync(() =>
            {
                step = step is null ? null : now;
                StateHasChanged();
            }));
            await Pdf.OfAsync(await Sender.UserAsync(), Model.Course.Code, progress, running.Token);
            Navigation.NavigateTo(Address, forceLoad: true);
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled sees that nothing is going on any more.
        }
        catch (PrintingException not)
        {
            failure = Loc["Reports.NotPrinted." + not.Failure];
        }
        catch (RuleException refusal)
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
