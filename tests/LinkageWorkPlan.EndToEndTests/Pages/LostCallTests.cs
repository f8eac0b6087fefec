using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

[Collection(InTheBrowser.Name)]
public class LostCallTests(World world)
{
    /// <summary>Blazor sends what is drawn again, and not what it asks the browser: a form would not keep its text, and the page would end a minute later.</summary>
    [Fact]
    public async Task A_form_whose_script_was_not_reached_when_the_line_broke_keeps_its_text_once_it_is_back()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        var broken = new TaskCompletionSource();
        await secretary.Page.RouteWebSocketAsync(new Regex("/_blazor"), line =>
        {
            var server = line.ConnectToServer();
            line.OnMessage(frame => Pass(frame, server));
            server.OnMessage(frame =>
            {
                if (!broken.Task.IsCompleted && frame.Binary?.AsSpan().IndexOf("\"attach\""u8) >= 0)
                {
                    broken.SetResult();
                    _ = server.CloseAsync();
                    _ = line.CloseAsync();
                }
                else
                {
                    Pass(frame, line);
                }
            });
        });
        await secretary.GoAsync("/plans/2028/tasks/new?pillar=A");
        await broken.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var title = secretary.Words("Title", Language.Vi);
        await title.FillAsync("Khảo sát cụm công nghiệp");
        await secretary.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(each => each.startsWith('lwp-draft:'))");
        await secretary.Page.ReloadAsync();
        await Expect(title).ToHaveValueAsync("Khảo sát cụm công nghiệp");

        static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
        {
            if (frame.Binary is { } bytes)
            {
                to.Send(bytes);
            }
            else
            {
                to.Send(frame.Text!);
            }
        }
    }
}
