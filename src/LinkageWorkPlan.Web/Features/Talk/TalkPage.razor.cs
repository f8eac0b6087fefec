using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>Comments on a task, a report or an amendment, and the form to write one.</summary>
public partial class TalkPage : PageBase
{
    private readonly HashSet<Guid> mentioned = [];
    private ListComments.Model? list;
    private ListComments.Row? corrected;
    private Language language;
    private string part = string.Empty;
    private string words = string.Empty;
    private int written;
    private Guid? sought;

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string? TaskCode { get; set; }
    [Parameter] public string? ReportCode { get; set; }
    [Parameter] public int? Number { get; set; }
    [SupplyParameterFromQuery] private string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? Page { get; set; }

    /// <summary>One that a link leads to: the page that has it is shown.</summary>
    [SupplyParameterFromQuery(Name = "comment")] private string? Sought { get; set; }

    private TalkScope Talk => new(PlanCode, TaskCode, ReportCode, Number);

    private string FormKey => corrected is null ? $"comment-new:{list?.SubjectId}" : $"comment:{corrected.Comment.Id}";

    protected override async Task OnInitializedAsync()
    {
        language = Languages.Official.Contains(Loc.Language) ? Loc.Language : Languages.Official[0];
        sought = Page is null && Guid.TryParse(Sought, out var one) ? one : null;
        await LoadAsync();
        part = list?.Parts.FirstOrDefault(each => each.Code == Section)?.Code ?? string.Empty;
    }

    private async Task LoadAsync() => list = await FindAsync(new ListComments.Query(Talk, Page: Math.Max(1, Page ?? 1), Comment: sought));

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(() => corrected is { } row
            ? Sender.Send(new CorrectComment.Command(Talk, row.Comment.Id, words, [.. mentioned]))
            : Sender.Send(new WriteComment.Command(Talk, part, language, words, [.. mentioned])));
        if (saved)
        {
            // What was written now stands on the first page.
            sought = corrected is null ? null : sought;
            Stop();
            await LoadAsync();
        }

        return saved;
    }

    private async Task WithdrawAsync(ListComments.Row row)
    {
        if (await TryAsync(() => Sender.Send(new WithdrawComment.Command(row.Comment.Id))))
        {
            if (corrected?.Comment.Id == row.Comment.Id)
            {
                Stop();
            }

            await LoadAsync();
        }
    }

    private async Task AskAsync(ListComments.Row row)
    {
        await TryAsync(() => Sender.Send(new AskTranslation.Command(Talk, row.Comment.Id)));
        await LoadAsync();
    }

    private void Correct(ListComments.Row row)
    {
        (corrected, language) = (row, row.Comment.Text.Source);
        words = row.Comment.Text.For(language);
        mentioned.Clear();
        mentioned.UnionWith(row.Comment.Mentions.Select(each => each.AccountId));
        written++;
    }

    private void Stop()
    {
        (corrected, words) = (null, string.Empty);
        mentioned.Clear();
        written++;
    }

    private void Mention(Guid id, bool isMentioned)
    {
        if (isMentioned)
        {
            mentioned.Add(id);
        }
        else
        {
            mentioned.Remove(id);
        }
    }
}
