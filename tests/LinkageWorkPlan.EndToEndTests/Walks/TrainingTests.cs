using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>A course that was held is completed once the side that uses its products accepted all of them.</summary>
[Collection(Signing.Name)]
public class TrainingTests(World world)
{
    [Fact]
    public async Task A_course_is_completed_with_the_last_product_that_is_accepted()
    {
        await using var app = await AppProcess.StartAsync();
        await using var laos = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await using var vietnam = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        await vietnam.GoAsync("/training");
        await vietnam.SeesAsync(vietnam.Loc["Training.HeldWith", 2, 4]);
        foreach (var product in new[] { "P3", "P4" })
        {
            await laos.GoAsync($"/training/TR1/products/{product}");
            var field = laos.Page.Locator("main input[type=file]");
            await Expect(field).ToBeEnabledAsync();
            await field.SetInputFilesAsync(new FilePayload { Name = $"{product}.csv", MimeType = "text/csv", Buffer = "A;B\n1;2\n"u8.ToArray() });
            await laos.SeesAsync($"{product}.csv");
            await laos.Named("Submit").ClickAsync();
            await laos.ArrivesAsync("/training/TR1", "interactive");

            await vietnam.GoAsync("/");
            await vietnam.Page.Locator($".home-waits a[href='/training/TR1/products/{product}']").ClickAsync();
            await vietnam.ArrivesAsync($"/training/TR1/products/{product}", "interactive");
            await vietnam.Named("Accept").ClickAsync();
            await vietnam.ArrivesAsync("/training/TR1", "interactive");
        }

        await laos.GoAsync("/training");
        await laos.SeesAsync(laos.Loc["Training.Completed"]);
    }

    [Fact]
    public async Task An_organiser_keeps_the_course_they_were_named_for_and_those_who_attended_evaluate_it()
    {
        await using var app = await AppProcess.StartAsync();
        await using var organiser = await world.VisitorAsync(Role.CourseOrganiser, Side.Laos, app, language: Language.Vi);
        await organiser.GoAsync("/");
        await Expect(organiser.Page.Locator(".rail a")).ToHaveCountAsync(2);
        await Expect(organiser.Page.Locator("main a[href='/training/TR2']")).ToHaveCountAsync(0);

        // One more came: there is room for one more answer.
        await organiser.GoAsync("/training/TR1/participants");
        await organiser.Named("Attended.N3").CheckAsync();
        await organiser.SaveAsync();
        await Expect(organiser.Page.Locator("main table tbody tr").First.Locator("td").Last).ToHaveTextAsync("3");
        await organiser.GoAsync("/training/TR1");
        await organiser.SeesAsync("5 / 6");
        var address = new Uri((await organiser.Page.Locator("main a[href*='/evaluations/']").GetAttributeAsync("href"))!).PathAndQuery;
        await using (var anybody = await world.NobodyAsync(app))
        {
            await anybody.Page.GotoAsync(address);
            await anybody.ChooseAsync(Language.Vi);
            foreach (var question in new[] { "content", "teaching", "use" })
            {
                await anybody.Page.Locator($"input[name='{question}'][value='5']").CheckAsync();
            }

            await anybody.Page.Locator("main button[type=submit]").ClickAsync();
            await anybody.SeesAsync(anybody.Loc["Training.EvaluationDone"]);

            // Passed on, it is closed.
            await anybody.Page.GotoAsync(address);
            await anybody.SeesAsync(anybody.Loc[Rules.EvaluationClosed]);
        }

        await organiser.GoAsync("/training/TR1");
        await organiser.SeesAsync("6 / 6");

        // Neither other courses nor anything else is there, whatever is typed into the address bar.
        foreach (var other in new[] { "/training/TR2", "/training/TR2/participants", "/training/TR2/products/P1", "/training/new", "/plans", "/plans/2026-2027/tasks/B3", "/meetings/M1", "/pilots", "/reports", "/library", "/settings" })
        {
            await organiser.Page.GotoAsync(other);
            await organiser.SeesAsync(organiser.Loc["Shared.NotFoundTitle"]);
        }

        // Once the secretary of the side withdrew them, this course is not there, either.
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await secretary.GoAsync("/training/TR1");
        await secretary.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = secretary.Loc["Training.WithdrawOrganiser", DemoAccounts.All.Single(each => each is { Role: Role.CourseOrganiser, Side: Side.Laos }).Name] }).ClickAsync();
        await Expect(secretary.Page.Locator("#organiser")).ToBeVisibleAsync();
        await organiser.Page.GotoAsync("/training/TR1");
        await organiser.SeesAsync(organiser.Loc["Shared.NotFoundTitle"]);
    }
}
