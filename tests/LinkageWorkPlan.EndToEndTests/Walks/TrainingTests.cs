using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
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
}
