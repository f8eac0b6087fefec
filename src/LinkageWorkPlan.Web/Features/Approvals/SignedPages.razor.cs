using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Approvals;

public partial class SignedPages
{
    private readonly CancellationTokenSource gone = new();
    private readonly SortedSet<int> read = [];
    private IReadOnlyList<PageSize>? sizes;
    private string? failure;
    private (EditionKey Key, string Fingerprint)? asked;
    private (EditionKey Key, string Fingerprint)? watched;

    [Inject] private RoundPaper Paper { get; set; } = null!;
    [Inject] private Scripts Scripts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public Guid RoundId { get; set; }

    /// <summary>Of the content whose pages they are.</summary>
    [Parameter, EditorRequired] public string Fingerprint { get; set; } = string.Empty;

    [Parameter, EditorRequired] public EditionKey Key { get; set; } = EditionKey.Vietnamese;

    /// <summary>Pages that were on the reader's screen before, of any edition.</summary>
    [Parameter] public IReadOnlyList<ShownPage> Known { get; set; } = [];

    /// <summary>True where the pages that are read are kept: for those who sign.</summary>
    [Parameter] public bool IsKept { get; set; }

    /// <summary>How far the edition is read that is shown now; null while its pages are not there.</summary>
    [Parameter] public EventCallback<PagesRead?> Read { get; set; }

    private bool HasPages => sizes is { Count: > 0 };

    private string PdfAddress => $"/approvals/{RoundId}/pdf?{Key.Query()}";

    private string PageAlt => Paper.CanRead ? "Approvals.PageAlt" : "Approvals.PageAltAlone";

    /// <summary>What the pages say: the browser puts it beside their pictures. Null where it cannot be read.</summary>
    private string? WordsAddress => !Paper.CanRead ? null : $"/approvals/{RoundId}/words?{Key.Query()}&of={Fingerprint[..16]}";

    /// <summary>The same as a page of words, which is read aloud and grows with the window.</summary>
    private string DocumentAddress => $"/approvals/{RoundId}/document?{Key.Query()}";

    private string ReadWords => read.Count == 0 ? Loc["Approvals.PagesReadNone", sizes!.Count]
        : read.Count == sizes!.Count ? Loc["Approvals.PagesReadAll", sizes.Count]
        : Loc["Approvals.PagesRead", PageNumbers.InWords(read), sizes.Count];

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!RendererInfo.IsInteractive || !Paper.CanDraw)
        {
            return;
        }

        var now = (Key, Fingerprint);
        if (asked != now)
        {
            asked = now;
            await LoadAsync(now);
        }
        else if (HasPages && watched != now)
        {
            watched = now;
            await Scripts.CallAsync("pages", "watch", "pages");
        }
    }

    private async Task LoadAsync((EditionKey Key, string Fingerprint) now)
    {
        (sizes, failure) = (null, null);
        read.Clear();
        await Read.InvokeAsync(null);
        StateHasChanged();
        try
        {
            var found = await Paper.PagesAsync(await Sender.UserAsync(), RoundId, now.Key, gone.Token);
            if (asked != now || gone.IsCancellationRequested)
            {
                return;
            }

            sizes = found;
            read.UnionWith(Known.Where(each => each.Edition == now.Key.Edition && each.Reader == now.Key.Reader && each.Number <= found.Count).Select(each => each.Number));
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
        catch (PrintingException not)
        {
            failure = Loc["Reports.NotPrinted." + not.Failure];
        }
        catch (SealException not)
        {
            failure = Loc["Reports.NotSealed." + not.Fault];
        }
        catch (RuleException refusal)
        {
            failure = string.Join(" ", Layout.Failures.Of(refusal, Loc).Select(each => each.Words));
        }

        StateHasChanged();
        await Read.InvokeAsync(HasPages ? new PagesRead(read.Count, sizes!.Count) : null);
    }

    private async Task ReadAsync(ChangeEventArgs change)
    {
        var fresh = PageNumbers.Read(change.Value as string, sizes?.Count ?? 0).Where(read.Add).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        await Read.InvokeAsync(new PagesRead(read.Count, sizes!.Count));
        if (IsKept)
        {
            try
            {
                await Sender.Send(new MarkPagesShown.Command(RoundId, Fingerprint, Key, fresh));
            }
            catch (RuleException)
            {
                // What cannot be kept was read all the same; whatever is pressed next says why.
            }
        }
    }

    private string PictureOf(int page) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/approvals/{RoundId}/pages/{page}?{Key.Query()}&of={Fingerprint[..16]}");

    private string AddressOf(EditionKey key) =>
        Navigation.GetUriWithQueryParameters(Navigation.Uri.Split('#')[0], new Dictionary<string, object?>
        {
            ["edition"] = key.Edition.ToString().ToLowerInvariant(),
            ["first"] = key.Reader.ToString().ToLowerInvariant(),
        }) + "#pages";

    private string NameOf(EditionKey key) => Loc["Reports.Edition." + key.Edition] + (key.Edition == Edition.Joint ? $" · {Loc["Reports.First." + key.Reader]}" : null);

    /// <summary>As the picture has them: its longer side is given, and the other one rounded up.</summary>
    private static (string Width, string Height) PixelsOf(PageSize page)
    {
        var scale = (int)PictureSize.Screen / Math.Max(page.Width, page.Height);
        return (Written(page.Width * scale), Written(page.Height * scale));

        static string Written(decimal length) => ((int)Math.Ceiling(length)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
