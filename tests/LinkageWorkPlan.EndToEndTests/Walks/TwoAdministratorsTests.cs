using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.EndToEndTests.Pages;
using LinkageWorkPlan.Web.Features.Seeding;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>A side gets a second co-chair: its administrator proposes the account with the keyboard alone, and the other side's confirms on a phone.</summary>
[Collection(Walking.Name)]
public sealed class TwoAdministratorsTests(World world)
{
    private const string Chosen = "một câu khác hẳn để nhớ";

    [Fact]
    public async Task A_co_chair_is_made_by_an_administrator_of_each_side()
    {
        await using var app = await AppProcess.StartAsync();
        await using var own = await world.VisitorAsync(Role.Administrator, Side.Vietnam, app);
        await using var other = await world.VisitorAsync(Role.Administrator, Side.Laos, app, phone: true);
        await ProposeAsync(own);

        await other.GoAsync("/");
        await other.SeesAsync(other.Loc["Signing.WaitsForYou", 1]);
        await other.Page.Locator("main a[href='/settings/proposals']").ClickAsync();
        await other.InteractiveAsync();
        await other.SeesAsync("Trần Thị Ký");
        await other.SeesAsync("ký thay");
        Assert.Empty(await PageChecks.FoundAsync(other, Language.Lo));
        await other.Page.Locator("main input[type=password]").FillAsync("sai");
        await other.Page.Locator("[data-key=confirm]").ClickAsync();
        await other.SeesAsync(other.Loc[Rules.WrongPassword]);
        await other.Page.Locator("main input[type=password]").FillAsync(DemoAccounts.Password);
        await other.Page.Locator("[data-key=confirm]").ClickAsync();
        await other.SeesAsync(other.Loc["Signing.Carried"]);
        await other.DoesNotSeeAsync("/setup/");

        await own.GoAsync("/");
        await own.SeesAsync(own.Loc["Signing.AddressesWait", 1]);
        await own.GoAsync("/settings/proposals");
        await own.Button("Signing.TakeAddress").PressAsync("Enter");
        var address = (await own.Page.Locator("main .mono a").GetAttributeAsync("href"))!;

        await using var person = await world.NobodyAsync(app);
        await person.Page.GotoAsync(new Uri(address).AbsolutePath);
        await person.Page.Locator("input[type=password]").First.FillAsync(Chosen);
        await person.Page.Locator("input[type=password]").Last.FillAsync(Chosen);
        await person.Page.Locator("main button[type=submit]").ClickAsync();
        await person.Page.Locator("details.account").WaitForAsync();
        await person.GoAsync("/approvals");
        await person.SeesAsync("Trần Thị Ký");
    }

    private static async Task ProposeAsync(Visitor own)
    {
        await own.GoAsync("/settings/accounts/new");
        var keyboard = own.Page.Keyboard;
        await own.Named("Name").FocusAsync();
        await keyboard.InsertTextAsync("Trần Thị Ký");
        await ToAsync("Email");
        await keyboard.InsertTextAsync("ky@example.vn");
        await ToAsync("Role");
        await own.Named("Role").SelectOptionAsync(nameof(Role.CoChair));
        await own.SeesAsync(own.Loc["Signing.NeedsBoth"]);
        await ToAsync("Position.vi");
        await keyboard.InsertTextAsync("Đồng Tổ trưởng");
        await ToAsync("Position.lo");
        await keyboard.InsertTextAsync("ປະທານຮ່ວມ");
        await ToAsync("Why");
        await keyboard.InsertTextAsync("ký thay người đã nghỉ hưu");
        await keyboard.PressAsync("Tab");
        await own.SaveAsync();
        await own.SeesAsync(own.Loc["Signing.Proposed"]);

        async Task ToAsync(string name)
        {
            for (var presses = 0; presses < 30; presses++)
            {
                await keyboard.PressAsync("Tab");
                if (await own.Page.EvaluateAsync<string?>("() => document.activeElement?.getAttribute('name')") == name)
                {
                    return;
                }
            }

            throw new InvalidOperationException($"No tab key leads to {name}.");
        }
    }
}
