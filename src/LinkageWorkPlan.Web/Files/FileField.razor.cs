using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Files;

public partial class FileField
{
    private readonly CancellationTokenSource stop = new();
    private IReadOnlyList<Failure> refused = [];
    private bool receiving;
    private bool isReady;
    private int percent;
    private Task arriving = Task.CompletedTask;

    private ReceivedFile? File { get; set; }

    /// <summary>The chosen file, once it has arrived: whoever sends the form earlier need not press again.</summary>
    /// <returns>Null where none was chosen, or it was refused.</returns>
    public async Task<EvidenceUpload?> UploadAsync()
    {
        await arriving;
        return File?.ToUpload();
    }

    // The browser's side of the field is set up after the first drawing: a file chosen before would be lost without a word.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Task.Yield();
            isReady = true;
            StateHasChanged();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        stop.Dispose();
        if (File is not null)
        {
            await File.DisposeAsync();
        }
    }

    private Task ReceiveAsync(InputFileChangeEventArgs change) => arriving = ArriveAsync(change);

    private async Task ArriveAsync(InputFileChangeEventArgs change)
    {
        (receiving, percent, refused) = (true, 0, []);
        try
        {
            if (change.File.Size > Evidence.SizeMax)
            {
                throw new RuleException(Rules.EvidenceTooLarge, nameof(File), change.File.Name, (int)(Evidence.SizeMax / 1024 / 1024));
            }

            var received = await ReceivedFile.ReceiveAsync(change.File, async bytes =>
            {
                var now = (int)(100 * bytes / Math.Max(1, change.File.Size));
                if (now != percent)
                {
                    percent = now;
                    StateHasChanged();
                    await Task.Yield();
                }
            }, stop.Token);
            try
            {
                EvidenceTypes.Require(received.Name, EvidenceReader.Read(received.ToUpload()));
            }
            catch (RuleException)
            {
                await received.DisposeAsync();
                throw;
            }

            if (File is { } former)
            {
                await former.DisposeAsync();
            }

            File = received;
        }
        catch (RuleException refusal)
        {
            refused = Layout.Failures.Of(refusal, Loc);
        }
        catch (Exception fault) when (fault is IOException or JSException)
        {
            refused = [Layout.Failures.Of(new BrokenRule(Rules.EvidenceNotReceived, null, change.File.Name), Loc)];
        }
        finally
        {
            receiving = false;
        }
    }
}
