using Bunit;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>The pages of training, without a browser.</summary>
public sealed class TrainingPageTests
{
    [Fact]
    public async Task A_course_is_planned_gets_a_product_and_is_held()
    {
        await using var desk = await CourseDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<CourseEditPage>("/training/new");
        await pages.TypeAsync(form, "Title.vi", "Xúc tiến đầu tư");
        await pages.TypeAsync(form, "Place.vi", "Huế");
        await pages.TypeAsync(form, "Starts", "15/6/2026");
        await pages.TypeAsync(form, "Ends", "12/6/2026");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.CourseDates, new DateOnly(2026, 6, 15)]);
        Assert.Equal("Xúc tiến đầu tư", pages.Held(form, "Title.vi"));
        await pages.TypeAsync(form, "Ends", "19/6/2026");
        await form.Find("[name='TeachingLanguage.vi']").ChangeAsync(new ChangeEventArgs { Value = true });
        await form.Find("#f-Task").ChangeAsync(new ChangeEventArgs { Value = "2026-2027|G3" });
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/training/TR3", Address(pages), StringComparison.Ordinal);

        var page = pages.Open<CoursePage>("/training/TR3", ("CourseCode", "TR3"));
        Assert.Contains(page.FindAll("dd a"), each => each.GetAttribute("href") == "/plans/2026-2027/tasks/G3");
        await pages.ClickAsync(page, "Training.Hold");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.CourseWithoutProducts, "TR3"]);
        var product = pages.Open<ProductPage>("/training/TR3/products/new", ("CourseCode", "TR3"));
        await pages.TypeAsync(product, "Title.vi", "Báo cáo thực tiễn");
        await PageDesk.SaveAsync(product);
        Assert.EndsWith("/training/TR3#P1", Address(pages), StringComparison.Ordinal);
        page = pages.Open<CoursePage>("/training/TR3", ("CourseCode", "TR3"));
        await pages.ClickAsync(page, "Training.Hold");
        PageDesk.Sees(page, ".tag", pages.Loc["Training.HeldWith", 0, 1]);
    }

    [Fact]
    public async Task A_product_is_submitted_by_one_side_and_accepted_by_the_other()
    {
        await using var desk = await CourseDesk.OpenAsync(Database.Sqlite);
        var code = await desk.AddAsync();
        await using (var pages = new PageDesk(desk.Host, desk.Vietnam))
        {
            var page = pages.Open<ProductPage>($"/training/{code}/products/P1", ("CourseCode", code), ("ProductCode", "P1"));
            await pages.ClickAsync(page, "Training.SubmitNow");
            PageDesk.Sees(page, ".refused", pages.Loc[Rules.FileMissing]);
            page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a;b", "du-lieu.csv"));
            PageDesk.Sees(page, ".file-choice", "du-lieu.csv");
            await pages.ClickAsync(page, "Training.SubmitNow");
            page.WaitForAssertion(() => Assert.EndsWith($"/training/{code}", Address(pages), StringComparison.Ordinal));
            page = pages.Open<ProductPage>($"/training/{code}/products/P1", ("CourseCode", code), ("ProductCode", "P1"));
            Assert.DoesNotContain(page.FindAll("button"), each => each.TextContent.Trim() == pages.Loc["Training.Accept"]);
        }

        await using var theirs = new PageDesk(desk.Host, desk.Laos);
        var answer = theirs.Open<ProductPage>($"/training/{code}/products/P1", ("CourseCode", code), ("ProductCode", "P1"));
        Assert.Contains(answer.FindAll("a"), each => each.TextContent == "du-lieu.csv");
        await theirs.ClickAsync(answer, "Training.Accept");
        answer.WaitForAssertion(() => Assert.EndsWith($"/training/{code}", Address(theirs), StringComparison.Ordinal));
        Assert.Equal(1, (await desk.ReadAsync(code)).ProductsIn);
    }

    [Fact]
    public async Task An_empty_list_says_what_belongs_there_and_offers_the_action()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = new PageDesk(host, await host.UserAsync(Domain.Accounts.Role.Secretary));
        var page = pages.Open<TrainingPage>("/training");
        PageDesk.Sees(page, ".empty", pages.Loc["Training.NoneText"]);
        Assert.Equal("/training/new", page.Find(".actions a").GetAttribute("href"));
    }

    private static string Address(PageDesk pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;
}
