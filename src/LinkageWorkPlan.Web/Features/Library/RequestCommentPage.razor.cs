using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class RequestCommentPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetSideRequest.Model? model;
    private RequestCommentForm values = new();
    private RequestCommentForm opened = new();
    private int version;
    private (string?, string?) shown;

    [Parameter] public string RequestCode { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? CommentCode { get; set; }

    private RequestComment? Saved => SavedIn(model);

    private string Heading => $"{RequestCode} · {(CommentCode is null ? Loc["Library.AddComment"] : CommentCode)}";

    private string Back => SideRequestRecords.AddressOf(RequestCode);

    private string FormKey => CommentCode is { } code ? $"request-comment:{model!.Request.Id}:{code}" : $"request-comment-new:{model!.Request.Id}";

    private string WhyNot => model!.Request.State != SideRequestState.Open ? Loc[Rules.RequestState, RequestCode, Loc.Name(model.Request.State)]
        : Loc[Rules.RequestAnsweringSide, RequestCode, Loc.Name(model.Request.Side.Other())];

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (RequestCode, CommentCode))
        {
            await LoadAsync();
            shown = (RequestCode, CommentCode);
        }
    }

    private RequestComment? SavedIn(GetSideRequest.Model? read) => read?.Request.Comments.FirstOrDefault(each => each.Code == CommentCode);

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetSideRequest.Query(RequestCode));
        opened = Saved is { } saved ? RequestCommentForm.Of(saved) : new RequestCommentForm();
        (values, version) = (opened, model?.Request.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = CommentCode is { } known ? await Sender.Send(new ReviseRequestComment.Command(model!.Request.Id, known, values, version)) : await Sender.Send(new AddRequestComment.Command(model!.Request.Id, values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"{Back}#{code}");
        }

        return saved;
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(() => Sender.Send(new RemoveRequestComment.Command(model!.Request.Id, CommentCode!, version))))
        {
            Navigation.NavigateTo(Back);
        }
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetSideRequest.Query(RequestCode));
        if (SavedIn(theirs) is not { } comment)
        {
            return;
        }

        var now = RequestCommentForm.Of(comment);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs!.Request.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
