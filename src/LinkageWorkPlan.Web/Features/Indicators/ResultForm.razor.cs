using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Indicators;

public partial class ResultForm
{
    private readonly Unread unread = new();
    private string why = string.Empty;
    private DateOnly? asOf;
    private decimal? value;
    private FigureOrigin origin;
    private TextWords source = TextWords.None;
    private TextWords comment = TextWords.None;

    /// <summary>What the register says of the day; null where it does not fill in figures of this indicator.</summary>
    private int? fed;

    [Inject] private Clock Clock { get; set; } = null!;

    [Parameter, EditorRequired] public string PlanCode { get; set; } = string.Empty;
    [Parameter, EditorRequired] public ListIndicators.Row Row { get; set; } = null!;

    /// <summary>The side of who records.</summary>
    [Parameter, EditorRequired] public Side? Own { get; set; }

    /// <summary>The result that is corrected; null for a new one.</summary>
    [Parameter] public IndicatorResult? Corrected { get; set; }

    /// <summary>After it was saved, with the words to show then.</summary>
    [Parameter, EditorRequired] public EventCallback<string> OnSaved { get; set; }

    private IEnumerable<FigureOrigin> Origins => Enum.GetValues<FigureOrigin>().Where(each => each.OfSide() is not { } side || side == Own);

    protected override void OnInitialized()
    {
        (asOf, value, origin) = (Corrected?.AsOf ?? Clock.Today, Corrected?.Value, Corrected?.Origin ?? Row.OfferedTo(Own));
        (source, comment) = (TextWords.From(Corrected?.Source ?? LocalizedText.Empty), TextWords.From(Corrected?.Comment ?? LocalizedText.Empty));
    }

    protected override Task OnInitializedAsync() => FillInAsync();

    /// <summary>What nobody has typed is the register's number of the day, with its source.</summary>
    private async Task FillInAsync()
    {
        var before = fed;
        fed = Row.Feed is null || asOf is not { } day ? null : (await FindAsync(new GetFedFigure.Query(PlanCode, Row.Code, day)))?.Count;
        if (Corrected is null && (value is null || value == before))
        {
            TakeFed();
        }
    }

    private void TakeFed()
    {
        if (fed is { } counted && asOf is { } day)
        {
            value = counted;
            source = new TextWords(Of(Language.Vi), Of(Language.Lo), Of(Language.En));
            string Of(Language language) => Loc.In(language)["Indicators.FedSource", day, counted];
        }
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            var figure = new IndicatorForm(asOf, value, source, comment, origin);
            await (Corrected is { Id: var id } ? Sender.Send(new CorrectIndicatorResult.Command(id, figure, why))
                : Sender.Send(new RecordIndicatorResult.Command(Row.Id, figure)));
        });
        if (saved)
        {
            await OnSaved.InvokeAsync(Corrected is null ? "Indicators.Recorded" : "Indicators.Corrected");
        }

        return saved;
    }

    private async Task WithdrawAsync()
    {
        if (await TryAsync(() => Sender.Send(new WithdrawIndicatorResult.Command(Corrected!.Id, why))))
        {
            await OnSaved.InvokeAsync("Indicators.Withdrawn");
        }
    }
}
