using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>A plan's files: what its list shows, all of it, an empty one, and those that were taken in.</summary>
internal static class PlanExchangeEndpoints
{
    private const string Workbook = BookFile.Type;

    public static void MapPlanExchange(this WebApplication app)
    {
        app.MapGet("/plans/{planCode}/plan.xlsx", (string planCode, string? q, string? pillar, string? side, string? status, string? owner, string? sector, string? content, string? sort, string? group, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(http, dispatcher, planCode, new GetPlanExport.Query(planCode, PlanFilter.Read(q, pillar, side, status, owner, sector, content), PlanAddress.ReadSort(sort), ReaderLanguage.Of(http), PlanFilter.ReadName<PlanGroup>(group)),
                file => (file.FileName, Workbook, file.Bytes))).RequireAuthorization();
        app.MapGet("/plans/{planCode}/plan.json", (string planCode, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(http, dispatcher, planCode, new GetPlanJson.Query(planCode), file => (file.FileName, "application/json", System.Text.Encoding.UTF8.GetBytes(file.Json)))).RequireAuthorization();
        app.MapGet("/plans/{planCode}/template.xlsx", (string planCode, string? languages, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(http, dispatcher, planCode, new GetPlanTemplate.Query(planCode, ReadLanguages(languages, ReaderLanguage.Of(http))), file => (file.FileName, Workbook, file.Bytes))).RequireAuthorization();
        app.MapGet("/plans/{planCode}/compare.xlsx", (string planCode, string? from, string? to, HttpContext http, Dispatcher dispatcher) =>
            (PlanVersion.Read(from, PlanVersion.Baseline), PlanVersion.Read(to, PlanVersion.Now)) is ({ } before, { } after)
                ? FileAsync(http, dispatcher, planCode, new GetComparisonBook.Query(planCode, before, after, ReaderLanguage.Of(http)), file => (file.FileName, Workbook, file.Bytes))
                : Task.FromResult(Results.NotFound())).RequireAuthorization();
        app.MapGet("/plans/{planCode}/indicators.xlsx", (string planCode, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(http, dispatcher, new GetIndicatorBook.Query(planCode, ReaderLanguage.Of(http)), $"{PlanAddress.Of(planCode)}/indicators")).RequireAuthorization();
        app.MapGet("/plans/{planCode}/calendar.xlsx", (string planCode, string? q, string? pillar, string? side, string? status, string? owner, string? sector, string? content, string? month, string? span, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(
                http, dispatcher,
                new GetCalendarBook.Query(planCode, PlanFilter.Read(q, pillar, side, status, owner, sector, content), PlanAddress.ReadMonth(month), PlanFilter.ReadName<CalendarSpan>(span) ?? CalendarSpan.Month, ReaderLanguage.Of(http)),
                PlanAddress.Of(planCode))).RequireAuthorization();
        app.MapGet("/plans/{planCode}/overview/items.xlsx", (string planCode, string? kind, string? pillar, string? status, string? side, string? owner, string? month, string? until, string? spender, string? asOf, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(
                http, dispatcher,
                new GetOverviewBook.Query(planCode, OverviewItems.Read(kind, pillar, status, side, owner, month, until, spender), OverviewItems.ReadDay(asOf), ReaderLanguage.Of(http)),
                $"{PlanAddress.Of(planCode)}/overview")).RequireAuthorization();
        app.MapGet("/late.xlsx", (string? side, string? plan, string? owner, string? kind, string? status, string? sort, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(
                http, dispatcher, null,
                new GetLateExport.Query(PlanFilter.ReadName<Side>(side), PlanFilter.ReadName<LateOrder>(sort) ?? LateOrder.Days, LateFilter.Read(plan, owner, kind, status), ReaderLanguage.Of(http)),
                file => (file.FileName, Workbook, file.Bytes))).RequireAuthorization();
        app.MapGet("/imports/{id:guid}", (Guid id, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(http, dispatcher, null, new GetImportedFile.Query(id), file => (file.FileName, Workbook, file.Bytes))).RequireAuthorization();
    }

    /// <summary>Codes with commas between, as in "vi,lo"; the reader's own first, whose words the headings are in.</summary>
    public static IReadOnlyList<Language> ReadLanguages(string? codes, Language reader)
    {
        var typed = (codes ?? string.Empty).Split(',').Select(each => Languages.TryRead(each, out var language) ? language : (Language?)null).OfType<Language>().Distinct().ToList();
        return [.. (typed.Count > 0 ? typed : Languages.All).OrderBy(each => each == reader ? 0 : 1)];
    }

    private static async Task<IResult> FileAsync<T>(HttpContext http, Dispatcher dispatcher, string? planCode, IRequest<T> query, Func<T, (string Name, string Type, byte[] Bytes)> answer)
    {
        try
        {
            var (name, type, bytes) = answer(await dispatcher.SendAs(CurrentUser.From(http.User), query, http.RequestAborted));
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(bytes, type, name);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, planCode is null ? "/plans" : PlanAddress.Of(planCode));
        }
    }
}
