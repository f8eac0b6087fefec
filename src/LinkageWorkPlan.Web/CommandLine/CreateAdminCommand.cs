using System.CommandLine;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

internal static class CreateAdminCommand
{
    public static Command Make()
    {
        var email = new Option<string>("--email") { Description = "The address to sign in with.", Required = true };
        var name = new Option<string>("--name") { Description = "The person's name, as others will read it.", Required = true };
        var side = new Option<Side>("--side") { Description = "The side the person belongs to.", Required = true };
        side.AcceptOnlyFromAmong("vietnam", "laos");
        var command = new Command("create-admin", "Makes an administrator and prints the one-time address at which the person sets a password.") { email, name, side }.WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            await using var app = WebHost.BuildForCommand(Settings.Of(line));
            await DatabaseUpgrade.MigrateAsync(app.Services, cancel);
            var of = line.GetValue(side);
            var invited = await app.Services.GetRequiredService<Dispatcher>().SendAs(
                CurrentUser.System,
                new InviteAccount.Command
                {
                    Email = line.GetValue(email)!,
                    Name = line.GetValue(name)!,
                    Role = Role.Administrator,
                    Side = of,
                    Language = of.NativeLanguage(),
                },
                cancel);
            Console.WriteLine($"{line.GetValue(email)} is an administrator. The password is set at this address, within {InviteAccount.DaysValid} days; it works once:");
            Console.WriteLine($"  {AddressOf(app, invited.Token)}");
            return 0;
        });
        return command;
    }

    /// <summary>Where a password is set with a one-time token.</summary>
    internal static string AddressOf(WebApplication app, string token) =>
        app.Services.GetRequiredService<SiteAddress>().Of($"/setup/{token}") ?? $"{ListenAddresses.ToOpen([(app.Configuration["urls"] ?? "http://localhost:5080").Split(';')[0]])}/setup/{token}";
}
