using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>How those who attended evaluate a course without an account.</summary>
public sealed class EvaluationTests
{
    [Theory, EachDatabase]
    public async Task Whoever_has_the_address_answers_without_an_account_in_three_languages(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var key = await HeldAsync(desk, attended: 2);
        await using var pages = await PagesHost.StartAsync(desk.Host, "Demo:Enabled=true", "Demo:Today=2026-06-22");
        foreach (var language in Languages.All)
        {
            using var anybody = pages.Open(language.Code());
            var page = await anybody.ReadAsync(EvaluationEndpoint.Path + key);
            Assert.Contains(Loc.In(language)["Training.QuestionUse"], WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.DoesNotContain("⟦", page, StringComparison.Ordinal);
            Assert.Contains(Loc.In(language)["Training.EvaluationUnknown"], WebUtility.HtmlDecode(await anybody.ReadAsync(EvaluationEndpoint.Path + "made-up")), StringComparison.Ordinal);
        }

        Assert.EndsWith("?missing=1", await PostAsync(pages, key, ("content", "5"), ("teaching", "4")), StringComparison.Ordinal);
        Assert.EndsWith("?missing=1", await PostAsync(pages, key, ("content", "5"), ("teaching", "4"), ("use", "6")), StringComparison.Ordinal);
        Assert.EndsWith("?done=1", await PostAsync(pages, key, ("content", "5"), ("teaching", "4"), ("use", "3")), StringComparison.Ordinal);
        Assert.EndsWith("?done=1", await PostAsync(pages, key, ("content", "1"), ("teaching", "1"), ("use", "1")), StringComparison.Ordinal);

        // Two attended: whoever was given the address beside them finds it closed.
        Assert.EndsWith("?missing=1", await PostAsync(pages, key, ("content", "1"), ("teaching", "1"), ("use", "1")), StringComparison.Ordinal);
        using var last = pages.Open("vi");
        Assert.Contains(Loc.In(Language.Vi)[Rules.EvaluationClosed], WebUtility.HtmlDecode(await last.ReadAsync(EvaluationEndpoint.Path + key)), StringComparison.Ordinal);
        Assert.Equal(2, await desk.Host.Db(db => db.CourseEvaluations.CountAsync(each => each.Round == EvaluationRound.AfterCourse && db.Courses.Any(course => course.Id == each.CourseId && course.EvaluationKey == key))));
        Assert.DoesNotContain(await desk.Host.Db(db => db.History.Select(each => each.Action).ToListAsync()), each => each == nameof(AnswerEvaluation));
    }

    [Theory, EachDatabase]
    public async Task Answers_are_shown_together_once_nobody_can_be_found_in_them(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var key = await HeldAsync(desk, attended: 6);
        for (var given = 0; given < 5; given++)
        {
            await desk.Host.SendAs(CurrentUser.System, new AnswerEvaluation.Command(key, new EvaluationScores(5, 4, given == 0 ? 1 : 2)));
        }

        Assert.Equal((5, 6, null), await SummaryAsync());
        await desk.Host.SendAs(CurrentUser.System, new AnswerEvaluation.Command(key, new EvaluationScores(5, 4, 3)));
        Assert.Equal((6, 6, 2m), await SummaryAsync());
        Assert.Equal(Rules.EvaluationClosed, await desk.Host.RefusalAsync(CurrentUser.System, new AnswerEvaluation.Command(key, new EvaluationScores(5, 4, 3))));

        desk.Host.Time.Advance(TimeSpan.FromDays(185));
        Assert.Equal(EvaluationRound.SixMonthsLater, (await desk.Host.SendAs(CurrentUser.System, new GetEvaluation.Query(key)))!.Round);
        await desk.Host.SendAs(CurrentUser.System, new AnswerEvaluation.Command(key, new EvaluationScores(5, 4, 3)));
        Assert.Equal([6, 1], (await desk.Host.SendAs(desk.Laos, new GetCourse.Query("TR3"))).Evaluations.Select(each => each.Answers));

        async Task<(int, int, decimal?)> SummaryAsync() =>
            Assert.Single((await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), new GetCourse.Query("TR3"))).Evaluations) is var shown ? (shown.Answers, shown.Asked, shown.Averages?.Use) : default;
    }

    private static async Task<string> HeldAsync(CourseDesk desk, int attended)
    {
        var code = await desk.AddAsync();
        var id = (await desk.ReadAsync(code)).Id;
        await desk.Host.SendAs(desk.Vietnam, new AddParticipants.Command(id, Side.Laos, string.Join('\n', Enumerable.Range(0, attended + 1).Select(each => $"Học viên {each}"))));
        await desk.Host.SendAs(desk.Vietnam, new RecordAttendance.Command(id, [.. Enumerable.Range(1, attended).Select(each => $"N{each}")], (await desk.ReadAsync(code)).Version));
        await desk.Host.SendAs(desk.Vietnam, new HoldCourse.Command(id, (await desk.ReadAsync(code)).Version));
        return (await desk.ReadAsync(code)).EvaluationKey;
    }

    /// <returns>Where the browser is sent then.</returns>
    private static async Task<string> PostAsync(PagesHost pages, string key, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var sent = new FormUrlEncodedContent(fields.Select(each => KeyValuePair.Create(each.Name, each.Value)));
        using var answer = await client.PostAsync(new Uri(pages.Address, EvaluationEndpoint.AnswerTo(key)), sent);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
