using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class RequestAnswerPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetSideRequest.Model? model;
    private TextWords values = TextWords.None;
    private int version;
    private string? shown;

    [Parameter] public string RequestCode { get; set; } = string.Empty;

    private string Back => SideRequestRecords.AddressOf(RequestCode);

    /// <summary>What is written: the side that asked writes its result.</summary>
    private string Field => model!.Side == model.Request.Side ? nameof(SideRequest.Outcome) : nameof(SideRequest.Answer);

    private string FormKey => $"request-answer:{model!.Request.Id}";

    private string WhyNot => model!.Request.State == SideRequestState.Open ? Loc[Rules.RequestAnsweringSide, RequestCode, Loc.Name(model.Request.Side.Other())]
        : model.Request.State == SideRequestState.Answered ? Loc[Rules.RequestAskingSide, RequestCode, Loc.Name(model.Request.Side)]
        : Loc[Rules.RequestState, RequestCode, Loc.Name(model.Request.State)];

    protected override async Task OnParametersSetAsync()
    {
        if (shown != RequestCode)
        {
            await LoadAsync();
            shown = RequestCode;
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetSideRequest.Query(RequestCode));
        (values, version) = (TextWords.None, model?.Request.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            var id = model!.Request.Id;
            _ = model.MayAnswer ? await Sender.Send(new AnswerSideRequest.Command(id, values, version)) : await Sender.Send(new CloseSideRequest.Command(id, values, version));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        Navigation.NavigateTo(Back);
    }

    private async Task SaveMineAsync()
    {
        model = await FindAsync(new GetSideRequest.Query(RequestCode)) ?? model;
        version = model!.Request.Version;
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
