using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Features.Approvals;

public partial class ScanField
{
    private readonly CancellationTokenSource stop = new();
    private IReadOnlyList<Failure> refused = [];
    private bool receiving;
    private bool isReady;
    private int percent;
    private string? drawn;
    private bool hasNoPreview;
    private bool isToShow;

    [Inject] private PageDrawer Drawer { get; set; } = null!;
    [Inject] private Scripts Scripts { get; set; } = null!;

    [Parameter, EditorRequired] public string Id { get; set; } = string.Empty;
    [Parameter, EditorRequired] public string Label { get; set; } = string.Empty;

    /// <summary>True where what was chosen is shown, of a PDF its first page.</summary>
    [Parameter] public bool Preview { get; set; }

    /// <summary>Null until one is received.</summary>
    public ReceivedFile? File { get; private set; }

    // The browser's side of the field is set up after the first drawing: a file chosen before would be lost without a word.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Task.Yield();
            isReady = true;
            StateHasChanged();
        }

        if (isToShow && !receiving)
        {
            isToShow = false;
            await ShowAsync();
        }
    }

    /// <summary>A picture is in the browser already; a PDF is drawn here.</summary>
    private async Task ShowAsync()
    {
        var bytes = EvidenceReader.Read(File!.ToUpload());
        if (!bytes.AsSpan().StartsWith("%PDF"u8))
        {
            try
            {
                await Scripts.CallAsync("pages", "preview", Id, $"{Id}-preview");
            }
            catch (JSException)
            {
                // Nobody sees it before it is saved; the file itself is there.
            }

            return;
        }

        var page = await Drawer.DrawAsync(bytes, 1, PictureSize.Screen, stop.Token);
        (drawn, hasNoPreview) = (page is null ? null : $"data:image/png;base64,{Convert.ToBase64String(page)}", page is null);
        StateHasChanged();
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

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        (receiving, percent, refused) = (true, 0, []);
        try
        {
            if (change.File.Size > Evidence.SizeMax)
            {
                throw new RuleException(Rules.EvidenceTooLarge, "Scan", change.File.Name, (int)(Evidence.SizeMax / 1024 / 1024));
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
                Scans.Read(received.ToUpload(), Side.Vietnam);
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
            (drawn, hasNoPreview, isToShow) = (null, false, Preview);
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
