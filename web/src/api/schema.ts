// Generated from /v1/openapi.json by `npm run api`; do not edit.
export interface paths {
    "/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                        /** @default true */
                        rememberMe?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description True: a code is wanted before one is signed in */
                            twoFactorRedirect: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a new password; every other session ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator app; verify a code to finish */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For the authenticator app; shown once */
                            totpURI: string;
                            /** @description Shown once; each opens once */
                            backupCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/verify-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step of a sign-in, or the last one of the set-up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/verify-backup-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step of a sign-in without the authenticator app */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/generate-backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New backup codes; the old ones stop working */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            backupCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do without the second factor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The one-click sign-ins of the demo state */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            doors: {
                                /** @enum {string} */
                                door: "operator" | "state-party" | "campaign" | "independent-group";
                                organisation: {
                                    slug: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                    /** @description Null for a committee and the operator */
                                    side: ("hard" | "soft" | "nonpartisan") | null;
                                    state: string;
                                };
                                /** @description Who one is behind this door; invented */
                                name: string;
                                sentence: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in as one of the invented people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        door: "operator" | "state-party" | "campaign" | "independent-group";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are here and what you may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                userId: string;
                                name: string;
                                email: string | null;
                                twoFactorEnabled: boolean;
                            };
                            organisation: {
                                slug: string;
                                name: string;
                                /** @enum {string} */
                                kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                /** @description Null for a committee and the operator */
                                side: ("hard" | "soft" | "nonpartisan") | null;
                                state: string;
                            };
                            memberships: {
                                organisation: {
                                    slug: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                    /** @description Null for a committee and the operator */
                                    side: ("hard" | "soft" | "nonpartisan") | null;
                                    state: string;
                                };
                                /** @enum {string} */
                                role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                            }[];
                            /** @enum {string} */
                            role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                            scopes: ("contacts:write" | "persons:read" | "feed:read" | "universes:read" | "roll:write" | "civics:write" | "members:write" | "persons:write" | "keys:write" | "journal:read" | "organisations:write" | "agreements:write")[];
                            /** @enum {string} */
                            via: "session" | "key";
                            demo: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who takes part, by slug */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                slug: string;
                                name: string;
                                /** @enum {string} */
                                kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                /** @description Null for a committee and the operator */
                                side: ("hard" | "soft" | "nonpartisan") | null;
                                state: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Take in an organisation and invite its first owner (operator only) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                        /** @default null */
                        side?: ("hard" | "soft" | "nonpartisan") | null;
                        state: string;
                        /**
                         * Format: email
                         * @description Invited as the first owner
                         */
                        ownerEmail: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organisation: {
                                slug: string;
                                name: string;
                                /** @enum {string} */
                                kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                /** @description Null for a committee and the operator */
                                side: ("hard" | "soft" | "nonpartisan") | null;
                                state: string;
                            };
                            invitation: {
                                /** @description Shown once */
                                token: string;
                                link: string;
                                /** Format: date-time */
                                expiresAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of your organisation */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                userId: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                                twoFactorEnabled: boolean;
                                /** Format: date-time */
                                joinedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member; her sessions and keys end at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Give a member another role */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userId: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            joinedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations to your organisation, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                email: string | null;
                                /** @enum {string} */
                                role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** @enum {string} */
                                state: "open" | "used" | "expired" | "withdrawn";
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invite someone; the link is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            email: string | null;
                            /** @enum {string} */
                            role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @enum {string} */
                            state: "open" | "used" | "expired" | "withdrawn";
                            /** @description Shown once */
                            token: string;
                            link: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation is for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organisation: {
                                slug: string;
                                name: string;
                                /** @enum {string} */
                                kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                /** @description Null for a committee and the operator */
                                side: ("hard" | "soft" | "nonpartisan") | null;
                                state: string;
                            };
                            email: string | null;
                            /** @enum {string} */
                            role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a member, then sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        /** @description Ignored where the address has an account already */
                        name: string;
                        /** @description A new one, or that of the account which the address has */
                        password: string;
                        /**
                         * Format: email
                         * @description Only for an invitation that names no address
                         */
                        email?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organisation: {
                                slug: string;
                                name: string;
                                /** @enum {string} */
                                kind: "national_party" | "state_party" | "local_party" | "committee" | "campaign" | "independent_group" | "nonprofit" | "vendor" | "exchange_operator";
                                /** @description Null for a committee and the operator */
                                side: ("hard" | "soft" | "nonpartisan") | null;
                                state: string;
                            };
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "data_manager" | "analyst" | "organiser" | "volunteer";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of your organisation, ended ones too */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                scopes: ("contacts:write" | "persons:read" | "feed:read" | "universes:read" | "roll:write" | "civics:write" | "members:write" | "persons:write")[];
                                madeBy: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description To the minute */
                                lastUsedAt: string | null;
                                revokedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a key for a program; it is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: ("contacts:write" | "persons:read" | "feed:read" | "universes:read" | "roll:write" | "civics:write" | "members:write" | "persons:write")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            scopes: ("contacts:write" | "persons:read" | "feed:read" | "universes:read" | "roll:write" | "civics:write" | "members:write" | "persons:write")[];
                            madeBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description To the minute */
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                            /** @description Shown once */
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done and disclosed by your own organisation, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description Only entries of this kind */
                    kind?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                /** @description What was done, e.g. key.made */
                                kind: string;
                                /** @description The user, or key:<id> for a program */
                                userId: string | null;
                                requestId: string | null;
                                purpose: string | null;
                                agreementVersion: number | null;
                                /** @description Ids and counts only */
                                detail: unknown;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The states */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["State"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counties, precincts, districts */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description e.g. xc */
                    state?: string;
                    kind?: string;
                    /** @description OCD id of a division that contains it */
                    within?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Division"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shapes/{state}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shapes of counties or precincts: GeoJSON or TopoJSON */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description e.g. xc */
                    state: string;
                    kind: "counties" | "precincts";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/elections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Elections, latest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description e.g. xc */
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Election"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Adds an election */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Stable name, e.g. 2026-general/us-senate */
                        slug: string;
                        /** @description e.g. xc */
                        state: string;
                        /** Format: date */
                        day: string;
                        /** @enum {string} */
                        kind: "general" | "primary" | "second_primary" | "municipal" | "runoff" | "special" | "other";
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Election"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/elections/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One election with its contests */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Stable name, e.g. 2026-general/us-senate */
                    "*": string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slug: string;
                            state: string;
                            /** Format: date */
                            day: string;
                            kind: string;
                            name: string;
                            contests: components["schemas"]["Contest"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contests with their candidates */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description Stable name, e.g. 2026-general/us-senate */
                    election?: string;
                    /** @description e.g. xc */
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Contest"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Adds a contest, its candidates and their support questions */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Stable name, e.g. 2026-general/us-senate */
                        slug: string;
                        /** @description Stable name, e.g. 2026-general/us-senate */
                        election: string;
                        division: string;
                        office: string;
                        name: string;
                        candidates: {
                            slug: string;
                            name: string;
                            party: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Canonical questions and their options */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    kind?: "support" | "canonical";
                    /** @description Stable name, e.g. 2026-general/us-senate */
                    contest?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Question"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Adds a canonical question; options are numbered from 1 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        slug: string;
                        /** @enum {string} */
                        category: "issue" | "vote_plan" | "contactability";
                        wording: string;
                        options: {
                            slug: string;
                            wording: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Question"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreements that bind or reach your organisation */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "es";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Agreement"][];
                            next: null;
                            /** @description The version of the agreements in force. */
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Draft an agreement from a template (exchange operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAgreementInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The purposes that your agreements contain */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "es";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                purpose: "gotv" | "persuasion" | "volunteer" | "registration_drive" | "fundraising" | "research" | "compliance" | "commercial";
                                words: string;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreementId}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign for your organisation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    agreementId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreementId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take your organisation out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    agreementId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreementId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for all who signed (exchange operator) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    agreementId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rolls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rolls held here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Roll"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roll/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your organisation’s imports, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RollImport"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Import a file of registrations or vote history (fields layout, kind, force; file) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RollImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roll/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import: how far it is, what it changed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RollImport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roll/imports/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines that were left out, with column and reason */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RollProblem"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roll/imports/{id}/problems.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV, to mend the file by */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your organisation’s lists, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MatchList"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Hand over a list of people to match (CSV, as multipart/form-data) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            /** @description For which it is matched: the one under which it was sent. */
                            purpose: string;
                            /** @enum {string} */
                            status: "mapping" | "waiting" | "running" | "done" | "refused" | "removed";
                            encoding: string;
                            header: string[];
                            mapping: components["schemas"]["ListMapping"];
                            rowsTotal: number;
                            rowsDone: number;
                            counts: {
                                matched: number;
                                review: number;
                                /** @description Nobody known, the unreadable rows among them. */
                                new: number;
                                /** @description Of the new ones: rows that tell no name, or are no rows. */
                                unreadable: number;
                            };
                            keepIds: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            /** @description The first rows, as they stand in the file. */
                            sample: string[][];
                            /** @description All that a column can mean. */
                            targets: ("recordId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "moreLast" | "suffix" | "maiden" | "birthDate" | "birthYear" | "birthMonth" | "birthDay" | "age" | "sex" | "address" | "moreAddress" | "houseNumber" | "houseHalf" | "preDirection" | "street" | "streetType" | "postDirection" | "unitType" | "unit" | "city" | "state" | "zip" | "cityZip" | "mailAddress" | "moreMail" | "mailCity" | "mailState" | "mailZip" | "mailCityZip" | "phone" | "email")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what the columns mean */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ListMappingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatchList"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the first rows mean; nothing is kept */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatchListPreview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Match the whole list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Keep the record ids of matched rows as your own ids of the people they mean.
                         * @default false
                         */
                        keepIds?: boolean;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatchList"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list and how far it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            /** @description For which it is matched: the one under which it was sent. */
                            purpose: string;
                            /** @enum {string} */
                            status: "mapping" | "waiting" | "running" | "done" | "refused" | "removed";
                            encoding: string;
                            header: string[];
                            mapping: components["schemas"]["ListMapping"];
                            rowsTotal: number;
                            rowsDone: number;
                            counts: {
                                matched: number;
                                review: number;
                                /** @description Nobody known, the unreadable rows among them. */
                                new: number;
                                /** @description Of the new ones: rows that tell no name, or are no rows. */
                                unreadable: number;
                            };
                            keepIds: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            /** @description The first rows, as they stand in the file. */
                            sample: string[][];
                            /** @description All that a column can mean. */
                            targets: ("recordId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "moreLast" | "suffix" | "maiden" | "birthDate" | "birthYear" | "birthMonth" | "birthDay" | "age" | "sex" | "address" | "moreAddress" | "houseNumber" | "houseHalf" | "preDirection" | "street" | "streetType" | "postDirection" | "unitType" | "unit" | "city" | "state" | "zip" | "cityZip" | "mailAddress" | "moreMail" | "mailCity" | "mailState" | "mailZip" | "mailCityZip" | "phone" | "email")[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/result.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line for each row, in its order: person, probability, outcome, reason */
        get: {
            parameters: {
                query?: {
                    /** @description Instead of the header. */
                    purpose?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that two persons are one, for everybody; a split takes it back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The other person */
                        with: string;
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Merged"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/judgement-acts/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge or a split of your own back: all stands as before it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActUndone"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}/judgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why these are held to be one person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhyOne"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/external-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one of your own ids names */
        get: {
            parameters: {
                query: {
                    externalId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExternalId"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}/external-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own ids of a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ExternalId"][];
                        };
                    };
                };
            };
        };
        /** Give a person an id of your own; the same again changes nothing */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        externalId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExternalId"];
                    };
                };
            };
        };
        post?: never;
        /** Take one of your own ids away from a person */
        delete: {
            parameters: {
                query: {
                    externalId: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/review-pairs/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next unsure pair, yours for five minutes */
        get: {
            parameters: {
                query?: {
                    /** @description Go through those again that were skipped */
                    skipped?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Null when there is none for you just now */
                            pair: components["schemas"]["ReviewPair"] | null;
                            /** @description Pairs that you may decide, this one among them; 1,000 at most */
                            open: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/review-pairs/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Same, different, or skip */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "same" | "different" | "skip";
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PairDecided"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/review-pairs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a decision of your organisation back; the pair is yours again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PairUndone"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who is meant: matched, to review or new, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        records: {
                            state?: string;
                            voterId?: string;
                            name?: {
                                last: string;
                                first: string;
                                middle?: string;
                                suffix?: string;
                            };
                            fullName?: string;
                            birthDate?: string;
                            birthYear?: number;
                            age?: number;
                            address?: {
                                line: string;
                                city?: string;
                                zip?: string;
                            };
                            phone?: string;
                            email?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatchReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own contacts, the last received first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Contact"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Contribute 1 to 1,000 contacts; each has your own key and its own outcome
         * @description Accepted, duplicate and review mean committed to disk. One key has one effect for 400 days. Commonroll-Purpose is optional here.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contacts: {
                            /** @description Your own key of this contact: one key, one effect */
                            key: string;
                            person: {
                                id?: string;
                                /** @description An id of your own that you gave her */
                                externalId?: string;
                                state?: string;
                                voterId?: string;
                                name?: {
                                    last: string;
                                    first: string;
                                    middle?: string;
                                    suffix?: string;
                                };
                                fullName?: string;
                                birthDate?: string;
                                birthYear?: number;
                                age?: number;
                                address?: {
                                    line: string;
                                    city?: string;
                                    zip?: string;
                                };
                                phone?: string;
                                email?: string;
                            };
                            channel: string;
                            result: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /**
                             * @description Who made the contact, in your own words or numbers
                             * @default
                             */
                            by?: string;
                            /** @description The number that was tried */
                            phone?: string;
                            /** @default [] */
                            answers?: {
                                question?: string;
                                option?: string | number;
                                theirQuestion?: string;
                                theirAnswer?: string;
                            }[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactsReply"];
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact that you may read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one of your own contacts back; everyone’s view follows */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contactId: string;
                            retractedAt: string;
                            reason: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search people by name, address, telephone, e-mail or id */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string;
                    /** @description Maria Lopez · Lopez, Maria · 12 Oak St · a telephone number · an e-mail address · a voter id · a Commonroll id; beginnings are enough */
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PersonSummary"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that you may know of a person, with source, time and agreement */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The timeline of a person, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Contact"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that some statements speak of someone else; nothing automatic rejoins them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The statements (recordId) that speak of someone else */
                        statements: string[];
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Split"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your contacts that wait for a decision, the last received first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Review"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach a waiting contact to a person, to someone new, or dismiss it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "attach";
                        personId: string;
                    } | {
                        /** @enum {string} */
                        decision: "new";
                    } | {
                        /** @enum {string} */
                        decision: "dismiss";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contactId: string;
                            /** @enum {string} */
                            decision: "attached" | "new" | "dismissed";
                            personId: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/question-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How your own questions map onto canonical ones */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["QuestionMapping"][];
                            next: null;
                            /** @description Questions that came with contacts and are nobody’s but yours until mapped. */
                            unmapped: {
                                theirQuestion: string;
                                theirAnswers: string[];
                            }[];
                        };
                    };
                };
            };
        };
        /**
         * Map one of your questions; no answers takes the mapping away
         * @description Applies to contacts from now on; answers already stored stay private.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuestionMappingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuestionMapping"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/question-mappings/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Canonical questions that one of yours may be */
        get: {
            parameters: {
                query: {
                    theirQuestion: string;
                    theirAnswers?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                question: string;
                                wording: string;
                                likeness: number;
                                answers: {
                                    theirAnswer: string;
                                    option: string | null;
                                }[];
                            }[];
                            next: null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your organisation’s lists, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Upload"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Hand over a list of contacts (CSV, as multipart/form-data) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            /** @enum {string} */
                            status: "mapping" | "waiting" | "running" | "done" | "refused" | "failed";
                            encoding: string;
                            header: string[];
                            mapping: components["schemas"]["UploadMapping"] | null;
                            rowsTotal: number;
                            rowsDone: number;
                            counts: {
                                accepted: number;
                                duplicate: number;
                                review: number;
                                refused: number;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            /** @description The first rows, as they stand in the file. */
                            sample: string[][];
                            /** @description All that a column can mean. */
                            targets: ("key" | "personId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "suffix" | "birthDate" | "birthYear" | "age" | "address" | "city" | "zip" | "phone" | "email" | "channel" | "result" | "occurredAt" | "by" | "answer")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what the columns mean */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UploadMappingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Upload"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would happen to the first rows; nothing is stored */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadPreview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carry it out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Upload"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list and how far it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            /** @enum {string} */
                            status: "mapping" | "waiting" | "running" | "done" | "refused" | "failed";
                            encoding: string;
                            header: string[];
                            mapping: components["schemas"]["UploadMapping"] | null;
                            rowsTotal: number;
                            rowsDone: number;
                            counts: {
                                accepted: number;
                                duplicate: number;
                                review: number;
                                refused: number;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            /** @description The first rows, as they stand in the file. */
                            sample: string[][];
                            /** @description All that a column can mean. */
                            targets: ("key" | "personId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "suffix" | "birthDate" | "birthYear" | "age" | "address" | "city" | "zip" | "phone" | "email" | "channel" | "result" | "occurredAt" | "by" | "answer")[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{id}/refused.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows with line and reason, to mend and send again */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your organisation's subscriptions, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Subscription"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Subscribe, for the purpose of this request */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSubscriptionInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Subscription"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a subscription; its streams close */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events after a number; the next ones get theirs by being read */
        get: {
            parameters: {
                query?: {
                    /** @description Numbers greater than this. */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["FeedEvent"][];
                            /** @description `after` of the next page; null when all that there is was read. */
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events as they happen, as server-sent events
         * @description Each event bears its number as id; come back with Last-Event-ID.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Numbers greater than this; unless told, what was never delivered before. The header Last-Event-ID counts more. */
                    after?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pulse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts of the last minutes by channel, organisation and county */
        get: {
            parameters: {
                query?: {
                    minutes?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pulse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/universes/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count a universe: people, households, facets and first rows
         * @description Needs the right universes:read and a purpose. Persons are named only where an agreement grants `list`. 503 with Retry-After while the column store is being built.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UniverseCountInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UniverseCounted"];
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/universes/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you may build a universe from, for this purpose */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UniverseFields"];
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/sample-list.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of invented contacts with dirty names, for trying uploads */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        StateInput: {
            state: string;
            name: string;
            timeZone: string;
        };
        DivisionInput: {
            divisionId: number;
            ocdId: string;
            kind: string;
            state: string;
            /** @description As the state writes it: county number, precinct code */
            code: string;
            name: string;
            /** @description Name of the county that it lies in */
            county: string | null;
        };
        ElectionInput: {
            slug: string;
            state: string;
            /** Format: date */
            day: string;
            kind: string;
            name: string;
        };
        ContestInput: {
            slug: string;
            election: string;
            division: {
                ocdId: string;
                name: string;
            };
            office: string;
            name: string;
            /** @description In ballot order */
            candidates: {
                slug: string;
                name: string;
                party: string;
                /** @description Slug of the question on support for this candidate */
                question: string;
            }[];
        };
        QuestionInput: {
            slug: string;
            /** @enum {string} */
            kind: "support" | "canonical";
            /** @enum {string} */
            category: "registration" | "sensitive" | "vote_history" | "ballot_status" | "contact" | "support" | "issue" | "vote_plan" | "contactability" | "consumer" | "score" | "membership" | "gift";
            contest: string | null;
            candidate: string | null;
            wording: string;
            options: {
                option: number;
                slug: string;
                wording: string;
            }[];
        };
        ProblemInput: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            instance?: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
        AgreementInput: {
            agreementId: number;
            /** @enum {string} */
            kind: "head_licence" | "participation";
            title: string;
            side: ("hard" | "soft" | "nonpartisan") | null;
            parties: {
                slug: string;
                name: string;
            }[];
            /** @description Whether your organisation has signed it. */
            signed: boolean;
            /** @description Its clauses, one plain sentence each. */
            sentences: string[];
        };
        NewAgreementInput: {
            /** @constant */
            kind: "participation";
            /** @enum {string} */
            side: "hard" | "soft" | "nonpartisan";
            state: string;
        } | {
            /** @constant */
            kind: "head_licence";
            /** @description Slug of the organisation that licenses its roll. */
            licensor: string;
        };
        WaterfallStepInput: {
            /** @enum {string} */
            field: "first" | "last" | "middle" | "suffix" | "birth" | "address" | "zip" | "phone" | "email" | "voter-id" | "prior" | "household";
            /** @description How far the two agree, in a word, e.g. exact, nickname, differs */
            level: string;
            bits: number;
        };
        MatchReplyInput: {
            items: {
                /** @enum {string} */
                outcome: "matched" | "review" | "new";
                /** @enum {string} */
                tier: "exact-id" | "strong" | "strong-address" | "contact" | "probable" | "ambiguous" | "household" | "none";
                reason: string;
                /** @description That the likeliest person is meant */
                probability: number;
                /** @description What speaks for her and against her, in bits; they add up to the log2 odds */
                waterfall: components["schemas"]["WaterfallStepInput"][];
                personId?: string;
                candidates: {
                    personId: string;
                    /** @enum {string} */
                    tier: "exact-id" | "strong" | "strong-address" | "contact" | "probable" | "ambiguous" | "household" | "none";
                    reason: string;
                    probability: number;
                }[];
            }[];
        };
        ContactOutcomeInput: {
            key: string | null;
            /** @enum {string} */
            outcome: "accepted" | "duplicate" | "review" | "refused";
            contactId?: string;
            personId?: string;
            /** @enum {string} */
            match?: "matched" | "new";
            reason?: string;
            /** @description Of a refusal: stable, listed in the reference */
            code?: string;
            /** @description Of a refusal: the field, from the root of the body */
            pointer?: string;
        };
        ContactsReplyInput: {
            items: components["schemas"]["ContactOutcomeInput"][];
            counts: {
                accepted: number;
                duplicate: number;
                review: number;
                refused: number;
            };
        };
        RollInput: {
            state: string;
            /** @description Slug of the organisation that contributes it */
            organisation: string;
            /** @description 0: nothing imported yet */
            version: number;
            switchedAt: string | null;
        };
        RollImportInput: {
            id: string;
            layout: string;
            /** @enum {string} */
            kind: "registrations" | "history";
            fileName: string;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "refused" | "failed";
            /** @description reading, checking, comparing, writing, switching, done */
            step: string;
            /** @description Share of the whole, for a bar */
            progress: number;
            rowsDone: number;
            /** @description Bytes while reading, rows while writing */
            rowsTotal: number | null;
            version: number | null;
            /** @description What it changed, in numbers */
            summary: {
                [key: string]: number;
            };
            /** @description All that is told of it once it is done */
            report: {
                /** @enum {string} */
                kind: "registrations" | "history";
                state: string;
                encoding: string;
                /** @description Lines behind the header, bad ones included */
                lines: number;
                /** @description Bad lines: left out and listed */
                refused: number;
                /** @description Faults of bad lines; one line may have several */
                problems: number;
                unknownColumns: string[];
                /** @description Codes outside the layout, kept as they are */
                unknownCodes: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
                /** @description Null where nothing had changed */
                version: number | null;
                /** @description Voters whom the file names */
                voters?: number;
                /** @description Further lines of a voter; the best one counts */
                superseded?: number;
                /** @description Lines less telling than what a county outside this file says of the voter */
                outranked?: number;
                new?: number;
                changed?: number;
                moved?: number;
                cancelled?: number;
                /** @description Were absent from the last file and are back */
                returned?: number;
                unchanged?: number;
                /** @description Newly missing from the file; kept and marked */
                absent?: number;
                stillAbsent?: number;
                /** @description Counties that the file covers */
                counties?: number;
                byStatus?: {
                    [key: string]: number;
                };
                byParty?: {
                    [key: string]: number;
                };
                byCounty?: {
                    [key: string]: number;
                };
                votes?: {
                    new: number;
                    changed: number;
                    unchanged: number;
                    /** @description Lines that say so; they are no votes */
                    didNotVote: number;
                    /** @description Lines that tell a vote a second time */
                    repeated: number;
                    /** @description Lines of voters who are not on the roll */
                    unknownVoters: number;
                    byMethod: {
                        [key: string]: number;
                    };
                    byElection: {
                        [key: string]: number;
                    };
                };
            } | null;
            refusal: {
                code: string;
                detail: string;
                /** @default [] */
                faults: {
                    pointer: string;
                    detail: string;
                }[];
            } | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
        };
        RollProblemInput: {
            /** @description Physical line of the file, the header is 1 */
            line: number;
            /** @description (line) where the line is no record at all */
            column: string;
            reason: string;
            /** @description The value, for columns that identify nobody */
            sample: string | null;
        };
        ListMappingInput: {
            columns: {
                column: number;
                /** @enum {string} */
                target: "recordId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "moreLast" | "suffix" | "maiden" | "birthDate" | "birthYear" | "birthMonth" | "birthDay" | "age" | "sex" | "address" | "moreAddress" | "houseNumber" | "houseHalf" | "preDirection" | "street" | "streetType" | "postDirection" | "unitType" | "unit" | "city" | "state" | "zip" | "cityZip" | "mailAddress" | "moreMail" | "mailCity" | "mailState" | "mailZip" | "mailCityZip" | "phone" | "email";
            }[];
        };
        MatchListInput: {
            id: string;
            fileName: string;
            /** @description For which it is matched: the one under which it was sent. */
            purpose: string;
            /** @enum {string} */
            status: "mapping" | "waiting" | "running" | "done" | "refused" | "removed";
            encoding: string;
            header: string[];
            mapping: components["schemas"]["ListMappingInput"];
            rowsTotal: number;
            rowsDone: number;
            counts: {
                matched: number;
                review: number;
                /** @description Nobody known, the unreadable rows among them. */
                new: number;
                /** @description Of the new ones: rows that tell no name, or are no rows. */
                unreadable: number;
            };
            keepIds: boolean;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        MatchListPreviewInput: {
            rows: {
                line: number;
                cells: string[];
                /** @enum {string} */
                outcome: "matched" | "review" | "new";
                reason: string;
                /** @description That the best candidate is who is meant. */
                probability?: number;
                personId?: string;
            }[];
            counts: {
                matched: number;
                review: number;
                /** @description Nobody known, the unreadable rows among them. */
                new: number;
                /** @description Of the new ones: rows that tell no name, or are no rows. */
                unreadable: number;
            };
            /** @description Rows in the file; the preview tries the first ones. */
            of: number;
        };
        IdentityRecordInput: {
            /** @description Of a statement: what a split takes. Null for a claim */
            recordId: string | null;
            /** @enum {string} */
            kind: "registration" | "statement" | "claim";
            /** @description Under which it was recorded; null for a claim */
            personId: string | null;
            name: string;
            birthDate: string | null;
            birthYear: number | null;
            age: number | null;
            address: string | null;
            city: string | null;
            zip: string | null;
            phone: string | null;
            email: string | null;
            state: string | null;
            voterId: string | null;
            /** @description When it was said; of a registration, when its roll was switched */
            at: string;
            /** @description Who says so; null where the agreement shows it as the exchange’s */
            organisation: {
                slug: string;
                name: string;
            } | null;
            own: boolean;
        };
        MergedInput: {
            /** @description By which both are known from now on; the old ids lead to it */
            personId: string;
            aliases: string[];
            /** @description For taking it back; null where they were one already */
            actId: string | null;
        };
        SplitInput: {
            /** @description Who stays */
            personId: string;
            /** @description Whom the chosen statements speak of */
            splitPersonId: string;
            /** @description Contacts that went with them */
            contacts: number;
            /** @description For taking it back */
            actId: string;
        };
        ActUndoneInput: {
            /** @description Whom the act was about, as they are known now */
            personIds: string[];
        };
        JudgementInput: {
            judgementId: string;
            /** @enum {string} */
            verdict: "same" | "different" | "unsure";
            /** @enum {string} */
            by: "rule" | "model" | "steward";
            at: string;
            /** @description Whose act; null where it is shown as the exchange’s */
            organisation: {
                slug: string;
                name: string;
            } | null;
            /** @description Of a steward, where you may know whose act it is */
            reason: string | null;
            probability: number | null;
            weightsVersion: string | null;
            waterfall: components["schemas"]["WaterfallStepInput"][];
            /** @description The recordIds of the two */
            records: string[];
            /** @description False where a later judgement outweighs it */
            stands: boolean;
            sentence: string;
        };
        WhyOneInput: {
            personId: string;
            /** @description Registrations and statements that you may read */
            records: components["schemas"]["IdentityRecordInput"][];
            /** @description Newest first */
            judgements: components["schemas"]["JudgementInput"][];
            /** @description Why these are held to be one person */
            sentences: string[];
        };
        ExternalIdInput: {
            externalId: string;
            personId: string;
            at: string;
        };
        ReviewPairInput: {
            pairId: string;
            /** @enum {string} */
            origin: "roll" | "list" | "contact";
            /** @enum {string} */
            state: "open" | "decided" | "skipped";
            /** @description That the two are one person, from 0 to 1 */
            probability: number;
            reason: string;
            one: components["schemas"]["IdentityRecordInput"];
            other: components["schemas"]["IdentityRecordInput"];
            fields: {
                /** @enum {string} */
                field: "name" | "birth" | "address" | "city" | "zip" | "phone" | "email" | "voter-id";
                one: string | null;
                other: string | null;
            }[];
            /** @description From what is known of both to the probability; only fields that you may read */
            waterfall: components["schemas"]["WaterfallStepInput"][];
            decision: ("same" | "different" | "skip") | null;
            /** @description Until then nobody else is given this pair; reading it again gives you more time */
            claimedUntil: string | null;
        };
        PairDecidedInput: {
            pairId: string;
            /** @enum {string} */
            state: "open" | "decided" | "skipped";
            decision: ("same" | "different" | "skip") | null;
            /** @description After "same": by which both are known from now on */
            personId: string | null;
        };
        PairUndoneInput: {
            /** @description As it was before; yours for some minutes */
            pair: components["schemas"]["ReviewPairInput"];
        };
        SeenInput: {
            /** @description Who said it; null where the agreement shows it as the exchange’s */
            organisation: {
                slug: string;
                name: string;
            } | null;
            at: string | null;
            /** @description Null for what your own organisation contributed */
            agreement: {
                agreementId: number;
                title: string;
            } | null;
            own: boolean;
        };
        PersonSummaryInput: {
            personId: string;
            name: string;
            last: string;
            first: string;
            middle: string;
            suffix: string;
            birthYear: number | null;
            address: {
                line: string;
                city: string;
                zip: string;
            } | null;
            party: string | null;
            status: string | null;
            state: string | null;
            voterId: string | null;
            county: {
                divisionId: number;
                name: string;
            } | null;
            precinct: {
                divisionId: number;
                name: string;
            } | null;
            onRoll: boolean;
        };
        ContactInput: {
            contactId: string;
            personId: string;
            /** @enum {string} */
            channel: "door" | "phone" | "text" | "mail" | "email" | "event" | "friend" | "online";
            /** @enum {string} */
            result: "canvassed" | "not_home" | "left_message" | "left_literature" | "refused" | "moved" | "deceased" | "wrong_number" | "disconnected" | "inaccessible" | "language_barrier" | "call_back" | "do_not_contact" | "already_voted" | "out_of_area" | "not_eligible" | "under_18" | "not_attempted" | "texted" | "delivered" | "undelivered" | "replied";
            occurredAt: string;
            receivedAt: string;
            datedToReceipt: boolean;
            by: string;
            /** @description The number tried; null where you may not read it */
            phone: string | null;
            county: {
                divisionId: number;
                name: string;
            } | null;
            answers: {
                question: string;
                wording: string;
                category: string;
                option: string;
                number: number;
                optionWording: string;
            }[];
            /** @description To your own questions that are not mapped; shown to nobody else */
            ownAnswers: {
                question: string;
                answer: string;
            }[];
            /** @description Only your own retracted contacts are shown */
            retracted: {
                at: string;
                reason: string;
            } | null;
            seen: components["schemas"]["SeenInput"];
        };
        PersonInput: {
            personId: string;
            asOf: string;
            name: string;
            doNotContact: {
                /** @enum {string} */
                channel: "door" | "phone" | "text" | "mail" | "email" | "event" | "friend" | "online";
                seen: components["schemas"]["SeenInput"];
            }[];
            registrations: {
                name: string;
                last: string;
                first: string;
                middle: string;
                suffix: string;
                birthYear: number | null;
                address: {
                    line: string;
                    city: string;
                    zip: string;
                } | null;
                party: string | null;
                status: string | null;
                state: string | null;
                voterId: string | null;
                county: {
                    divisionId: number;
                    name: string;
                } | null;
                precinct: {
                    divisionId: number;
                    name: string;
                } | null;
                reason: string;
                sex: string;
                birthState: string;
                registeredOn: string | null;
                mailAddress: string;
                phone: string | null;
                confidential: boolean;
                /** @description Only where an agreement lets you read it */
                race?: string;
                ethnicity?: string;
                districts: {
                    divisionId: number;
                    kind: string;
                    code: string;
                    name: string;
                }[];
                seen: components["schemas"]["SeenInput"];
            }[];
            votes: {
                election: {
                    slug: string;
                    name: string;
                    day: string;
                    kind: string;
                };
                method: string;
                party: string;
                seen: components["schemas"]["SeenInput"];
            }[];
            household: components["schemas"]["PersonSummaryInput"][];
            statements: {
                /** @description What a split takes */
                statementId: string;
                name: string | null;
                birthDate: string | null;
                birthYear: number | null;
                age: number | null;
                address: string | null;
                phone: string | null;
                email: string | null;
                seen: components["schemas"]["SeenInput"];
            }[];
            phones: {
                phone: string;
                marks: {
                    /** @enum {string} */
                    result: "canvassed" | "not_home" | "left_message" | "left_literature" | "refused" | "moved" | "deceased" | "wrong_number" | "disconnected" | "inaccessible" | "language_barrier" | "call_back" | "do_not_contact" | "already_voted" | "out_of_area" | "not_eligible" | "under_18" | "not_attempted" | "texted" | "delivered" | "undelivered" | "replied";
                    seen: components["schemas"]["SeenInput"];
                }[];
                /** @description Who gave the number; null where it was only tried */
                seen: components["schemas"]["SeenInput"] | null;
            }[];
            effective: {
                question: string;
                wording: string;
                category: string;
                option: string;
                number: number;
                optionWording: string;
                occurredAt: string;
                /** @description Visible answers to the same question that differ from this */
                others: number;
                seen: components["schemas"]["SeenInput"];
            }[];
            timeline: {
                items: components["schemas"]["ContactInput"][];
                next: string | null;
            };
        };
        QuestionMappingInput: {
            theirQuestion: string;
            /** @description Slug of the canonical question it is. */
            question: string;
            answers: {
                theirAnswer: string;
                /** @description Slug of the canonical option it is. */
                option: string;
            }[];
        };
        ReviewInput: {
            /** @description The contact’s id */
            reviewId: string;
            key: string;
            code: string;
            reason: string;
            receivedAt: string;
            /** @description The contact as you sent it */
            given: unknown;
            /** @description Whom it may mean, as far as you may read them */
            candidates: components["schemas"]["PersonSummaryInput"][];
        };
        UploadMappingInput: {
            columns: {
                column: number;
                /** @enum {string} */
                target: "key" | "personId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "suffix" | "birthDate" | "birthYear" | "age" | "address" | "city" | "zip" | "phone" | "email" | "channel" | "result" | "occurredAt" | "by" | "answer";
                question?: string;
            }[];
            defaults: {
                state: string;
                channel?: string;
                result?: string;
                /** Format: date-time */
                occurredAt?: string;
                by?: string;
            };
        };
        UploadInput: {
            id: string;
            fileName: string;
            /** @enum {string} */
            status: "mapping" | "waiting" | "running" | "done" | "refused" | "failed";
            encoding: string;
            header: string[];
            mapping: components["schemas"]["UploadMappingInput"] | null;
            rowsTotal: number;
            rowsDone: number;
            counts: {
                accepted: number;
                duplicate: number;
                review: number;
                refused: number;
            };
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        UploadPreviewInput: {
            rows: {
                line: number;
                cells: string[];
                /** @enum {string} */
                outcome: "accepted" | "duplicate" | "review" | "refused";
                reason?: string;
                /** @enum {string} */
                match?: "matched" | "new";
            }[];
            counts: {
                accepted: number;
                duplicate: number;
                review: number;
                refused: number;
            };
            /** @description Rows in the file; the preview tries the first ones. */
            of: number;
        };
        NewSubscriptionInput: {
            /** @description Yours to choose; the same name gives the same subscription. */
            name: string;
            /**
             * @description Only these; all where none is named.
             * @default []
             */
            kinds: ("contact.recorded" | "contact.retracted" | "roll.switched" | "person.merged" | "person.split")[];
            /**
             * @description Begin with what comes from now on, or with the first thing ever recorded.
             * @default now
             * @enum {string}
             */
            from: "now" | "beginning";
        };
        SubscriptionInput: {
            subscriptionId: string;
            name: string;
            purpose: string;
            kinds: string[];
            /** Format: date-time */
            createdAt: string;
            /** @description The last number given so far. */
            lastNumber: number;
        };
        FeedEventInput: {
            /** @description 1, 2, 3, ... without a gap, for each subscription. */
            number: number;
            /**
             * @description It may no longer be shown, or was taken back; nothing else is told of it.
             * @constant
             */
            withdrawn?: true;
            /** @enum {string} */
            type?: "contact.recorded" | "contact.retracted" | "roll.switched" | "person.merged" | "person.split";
            /**
             * Format: date-time
             * @description When Commonroll took it in.
             */
            at?: string;
            contactId?: string;
            personId?: string;
            /** @description Of person.merged: the person by whose id she is known from now on. */
            knownAs?: string;
            /** @description Of person.split: of whom she was held to be a part. Read both anew. */
            formerly?: string;
            /** @description Slug of the contributor; null where it is shown as "the exchange". */
            organisation?: string | null;
            channel?: string;
            result?: string;
            /** Format: date-time */
            occurredAt?: string;
            county?: {
                divisionId: number;
                name: string;
            } | null;
            precinct?: {
                divisionId: number;
                name: string;
            } | null;
            answers?: {
                question: string;
                option: number;
                /** @description The option in a word, e.g. lean-support. */
                answer: string;
            }[];
        };
        PulseInput: {
            /** Format: date-time */
            asOf: string;
            /** @description In the minutes asked for. */
            total: number;
            /** @description Since midnight in your state. */
            today: number;
            /** @description Minutes in which something arrived, oldest first. */
            minutes: {
                /** Format: date-time */
                minute: string;
                channel: string;
                contacts: number;
            }[];
            /** @description In the minutes asked for, most first. */
            organisations: {
                /** @description Null: the exchange */
                organisation: string | null;
                contacts: number;
            }[];
            /** @description In the minutes asked for, most first; what lies in no one county is left out. */
            counties: {
                divisionId: number;
                name: string;
                contacts: number;
            }[];
        };
        UniverseLeafInput: {
            /** @constant */
            op: "party";
            in: string[];
        } | {
            /** @constant */
            op: "age";
            from?: number;
            to?: number;
        } | {
            /** @constant */
            op: "sex";
            in: string[];
        } | {
            /** @constant */
            op: "status";
            in: string[];
        } | {
            /** @constant */
            op: "race";
            in: string[];
        } | {
            /** @constant */
            op: "ethnicity";
            in: string[];
        } | {
            /** @constant */
            op: "county";
            in: string[];
        } | {
            /** @constant */
            op: "precinct";
            in: string[];
        } | {
            /** @constant */
            op: "district";
            kind: string;
            in: string[];
        } | {
            /** @constant */
            op: "registered";
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        } | {
            /** @constant */
            op: "voted";
            /** @enum {string} */
            kind: "general" | "primary" | "any";
            atLeast: number;
            ofLast: number;
        } | {
            /** @constant */
            op: "votedIn";
            election: string;
            /** @description Methods of voting. */
            by?: string[];
        } | {
            /** @constant */
            op: "support";
            contest: string;
            candidate: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "question";
            question: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "contacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "notContacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        };
        UniverseTreeInput: {
            /** @constant */
            op: "all";
            of: components["schemas"]["UniverseTreeInput"][];
        } | {
            /** @constant */
            op: "any";
            of: components["schemas"]["UniverseTreeInput"][];
        } | {
            /** @constant */
            op: "not";
            of: components["schemas"]["UniverseTreeInput"];
        } | {
            /** @constant */
            op: "party";
            in: string[];
        } | {
            /** @constant */
            op: "age";
            from?: number;
            to?: number;
        } | {
            /** @constant */
            op: "sex";
            in: string[];
        } | {
            /** @constant */
            op: "status";
            in: string[];
        } | {
            /** @constant */
            op: "race";
            in: string[];
        } | {
            /** @constant */
            op: "ethnicity";
            in: string[];
        } | {
            /** @constant */
            op: "county";
            in: string[];
        } | {
            /** @constant */
            op: "precinct";
            in: string[];
        } | {
            /** @constant */
            op: "district";
            kind: string;
            in: string[];
        } | {
            /** @constant */
            op: "registered";
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        } | {
            /** @constant */
            op: "voted";
            /** @enum {string} */
            kind: "general" | "primary" | "any";
            atLeast: number;
            ofLast: number;
        } | {
            /** @constant */
            op: "votedIn";
            election: string;
            /** @description Methods of voting. */
            by?: string[];
        } | {
            /** @constant */
            op: "support";
            contest: string;
            candidate: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "question";
            question: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "contacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "notContacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        };
        UniverseFacetInput: {
            /** @enum {string} */
            by: "party" | "age" | "sex" | "status" | "race" | "ethnicity" | "county";
        } | {
            /** @constant */
            by: "voted";
            /** @enum {string} */
            kind: "general" | "primary" | "any";
            ofLast: number;
        } | {
            /** @constant */
            by: "support";
            contest: string;
            candidate: string;
        } | {
            /** @constant */
            by: "question";
            question: string;
        } | {
            /** @constant */
            by: "contacted";
            /** @enum {string} */
            who: "me" | "others" | "anyone";
        };
        UniverseCountInput: {
            tree: components["schemas"]["UniverseTreeInput"];
            /** @default [] */
            facets: components["schemas"]["UniverseFacetInput"][];
            /**
             * @description First so many persons, in the order of the roll: county, precinct, household.
             * @default 0
             */
            rows: number;
            /** @description `next` of the page before. */
            after?: string;
        };
        UniverseCountedInput: {
            count: number;
            households: number;
            /** @description Registrations that the viewer may see at all. */
            total: number;
            facets: {
                facet: components["schemas"]["UniverseFacetInput"];
                buckets: {
                    value: string;
                    label: string;
                    count: number;
                    /** @description Join it to the tree with `all` to keep only this bar. */
                    narrow: components["schemas"]["UniverseTreeInput"] | null;
                }[];
            }[];
            rows: {
                personId: string;
                name: string;
                age: number | null;
                party: string;
                city: string;
                precinct: string | null;
            }[];
            /** @description Give it as `after` for the next rows; null at the end. */
            next: string | null;
            /**
             * Format: date-time
             * @description Everything acknowledged before this instant is counted.
             */
            asOf: string;
            engineMs: number;
            agreementVersion: number;
        };
        UniverseFieldsInput: {
            fields: {
                /** @description The leaf that this field makes. */
                op: string;
                label: string;
                category: string;
                /** @description Values for `in`; empty where there is nothing to choose. */
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            counties: {
                value: string;
                label: string;
            }[];
            districts: {
                kind: string;
                label: string;
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            /** @description Elections with history on the roll, newest first. */
            elections: {
                election: string;
                label: string;
                /** Format: date */
                day: string;
                kind: string;
            }[];
            contests: {
                contest: string;
                label: string;
                /** Format: date */
                day: string;
                candidates: {
                    candidate: string;
                    label: string;
                    party: string;
                }[];
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            questions: {
                question: string;
                label: string;
                category: string;
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            agreementVersion: number;
        };
        State: {
            state: string;
            name: string;
            timeZone: string;
        };
        Division: {
            divisionId: number;
            ocdId: string;
            kind: string;
            state: string;
            /** @description As the state writes it: county number, precinct code */
            code: string;
            name: string;
            /** @description Name of the county that it lies in */
            county: string | null;
        };
        Election: {
            slug: string;
            state: string;
            /** Format: date */
            day: string;
            kind: string;
            name: string;
        };
        Contest: {
            slug: string;
            election: string;
            division: {
                ocdId: string;
                name: string;
            };
            office: string;
            name: string;
            /** @description In ballot order */
            candidates: {
                slug: string;
                name: string;
                party: string;
                /** @description Slug of the question on support for this candidate */
                question: string;
            }[];
        };
        Question: {
            slug: string;
            /** @enum {string} */
            kind: "support" | "canonical";
            /** @enum {string} */
            category: "registration" | "sensitive" | "vote_history" | "ballot_status" | "contact" | "support" | "issue" | "vote_plan" | "contactability" | "consumer" | "score" | "membership" | "gift";
            contest: string | null;
            candidate: string | null;
            wording: string;
            options: {
                option: number;
                slug: string;
                wording: string;
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            instance?: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
        Agreement: {
            agreementId: number;
            /** @enum {string} */
            kind: "head_licence" | "participation";
            title: string;
            side: ("hard" | "soft" | "nonpartisan") | null;
            parties: {
                slug: string;
                name: string;
            }[];
            /** @description Whether your organisation has signed it. */
            signed: boolean;
            /** @description Its clauses, one plain sentence each. */
            sentences: string[];
        };
        NewAgreement: {
            /** @constant */
            kind: "participation";
            /** @enum {string} */
            side: "hard" | "soft" | "nonpartisan";
            state: string;
        } | {
            /** @constant */
            kind: "head_licence";
            /** @description Slug of the organisation that licenses its roll. */
            licensor: string;
        };
        WaterfallStep: {
            /** @enum {string} */
            field: "first" | "last" | "middle" | "suffix" | "birth" | "address" | "zip" | "phone" | "email" | "voter-id" | "prior" | "household";
            /** @description How far the two agree, in a word, e.g. exact, nickname, differs */
            level: string;
            bits: number;
        };
        MatchReply: {
            items: {
                /** @enum {string} */
                outcome: "matched" | "review" | "new";
                /** @enum {string} */
                tier: "exact-id" | "strong" | "strong-address" | "contact" | "probable" | "ambiguous" | "household" | "none";
                reason: string;
                /** @description That the likeliest person is meant */
                probability: number;
                /** @description What speaks for her and against her, in bits; they add up to the log2 odds */
                waterfall: components["schemas"]["WaterfallStep"][];
                personId?: string;
                candidates: {
                    personId: string;
                    /** @enum {string} */
                    tier: "exact-id" | "strong" | "strong-address" | "contact" | "probable" | "ambiguous" | "household" | "none";
                    reason: string;
                    probability: number;
                }[];
            }[];
        };
        ContactOutcome: {
            key: string | null;
            /** @enum {string} */
            outcome: "accepted" | "duplicate" | "review" | "refused";
            contactId?: string;
            personId?: string;
            /** @enum {string} */
            match?: "matched" | "new";
            reason?: string;
            /** @description Of a refusal: stable, listed in the reference */
            code?: string;
            /** @description Of a refusal: the field, from the root of the body */
            pointer?: string;
        };
        ContactsReply: {
            items: components["schemas"]["ContactOutcome"][];
            counts: {
                accepted: number;
                duplicate: number;
                review: number;
                refused: number;
            };
        };
        Roll: {
            state: string;
            /** @description Slug of the organisation that contributes it */
            organisation: string;
            /** @description 0: nothing imported yet */
            version: number;
            switchedAt: string | null;
        };
        RollImport: {
            id: string;
            layout: string;
            /** @enum {string} */
            kind: "registrations" | "history";
            fileName: string;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "refused" | "failed";
            /** @description reading, checking, comparing, writing, switching, done */
            step: string;
            /** @description Share of the whole, for a bar */
            progress: number;
            rowsDone: number;
            /** @description Bytes while reading, rows while writing */
            rowsTotal: number | null;
            version: number | null;
            /** @description What it changed, in numbers */
            summary: {
                [key: string]: number;
            };
            /** @description All that is told of it once it is done */
            report: {
                /** @enum {string} */
                kind: "registrations" | "history";
                state: string;
                encoding: string;
                /** @description Lines behind the header, bad ones included */
                lines: number;
                /** @description Bad lines: left out and listed */
                refused: number;
                /** @description Faults of bad lines; one line may have several */
                problems: number;
                unknownColumns: string[];
                /** @description Codes outside the layout, kept as they are */
                unknownCodes: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
                /** @description Null where nothing had changed */
                version: number | null;
                /** @description Voters whom the file names */
                voters?: number;
                /** @description Further lines of a voter; the best one counts */
                superseded?: number;
                /** @description Lines less telling than what a county outside this file says of the voter */
                outranked?: number;
                new?: number;
                changed?: number;
                moved?: number;
                cancelled?: number;
                /** @description Were absent from the last file and are back */
                returned?: number;
                unchanged?: number;
                /** @description Newly missing from the file; kept and marked */
                absent?: number;
                stillAbsent?: number;
                /** @description Counties that the file covers */
                counties?: number;
                byStatus?: {
                    [key: string]: number;
                };
                byParty?: {
                    [key: string]: number;
                };
                byCounty?: {
                    [key: string]: number;
                };
                votes?: {
                    new: number;
                    changed: number;
                    unchanged: number;
                    /** @description Lines that say so; they are no votes */
                    didNotVote: number;
                    /** @description Lines that tell a vote a second time */
                    repeated: number;
                    /** @description Lines of voters who are not on the roll */
                    unknownVoters: number;
                    byMethod: {
                        [key: string]: number;
                    };
                    byElection: {
                        [key: string]: number;
                    };
                };
            } | null;
            refusal: {
                code: string;
                detail: string;
                /** @default [] */
                faults: {
                    pointer: string;
                    detail: string;
                }[];
            } | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
        };
        RollProblem: {
            /** @description Physical line of the file, the header is 1 */
            line: number;
            /** @description (line) where the line is no record at all */
            column: string;
            reason: string;
            /** @description The value, for columns that identify nobody */
            sample: string | null;
        };
        ListMapping: {
            columns: {
                column: number;
                /** @enum {string} */
                target: "recordId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "moreLast" | "suffix" | "maiden" | "birthDate" | "birthYear" | "birthMonth" | "birthDay" | "age" | "sex" | "address" | "moreAddress" | "houseNumber" | "houseHalf" | "preDirection" | "street" | "streetType" | "postDirection" | "unitType" | "unit" | "city" | "state" | "zip" | "cityZip" | "mailAddress" | "moreMail" | "mailCity" | "mailState" | "mailZip" | "mailCityZip" | "phone" | "email";
            }[];
        };
        MatchList: {
            id: string;
            fileName: string;
            /** @description For which it is matched: the one under which it was sent. */
            purpose: string;
            /** @enum {string} */
            status: "mapping" | "waiting" | "running" | "done" | "refused" | "removed";
            encoding: string;
            header: string[];
            mapping: components["schemas"]["ListMapping"];
            rowsTotal: number;
            rowsDone: number;
            counts: {
                matched: number;
                review: number;
                /** @description Nobody known, the unreadable rows among them. */
                new: number;
                /** @description Of the new ones: rows that tell no name, or are no rows. */
                unreadable: number;
            };
            keepIds: boolean;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        MatchListPreview: {
            rows: {
                line: number;
                cells: string[];
                /** @enum {string} */
                outcome: "matched" | "review" | "new";
                reason: string;
                /** @description That the best candidate is who is meant. */
                probability?: number;
                personId?: string;
            }[];
            counts: {
                matched: number;
                review: number;
                /** @description Nobody known, the unreadable rows among them. */
                new: number;
                /** @description Of the new ones: rows that tell no name, or are no rows. */
                unreadable: number;
            };
            /** @description Rows in the file; the preview tries the first ones. */
            of: number;
        };
        IdentityRecord: {
            /** @description Of a statement: what a split takes. Null for a claim */
            recordId: string | null;
            /** @enum {string} */
            kind: "registration" | "statement" | "claim";
            /** @description Under which it was recorded; null for a claim */
            personId: string | null;
            name: string;
            birthDate: string | null;
            birthYear: number | null;
            age: number | null;
            address: string | null;
            city: string | null;
            zip: string | null;
            phone: string | null;
            email: string | null;
            state: string | null;
            voterId: string | null;
            /** @description When it was said; of a registration, when its roll was switched */
            at: string;
            /** @description Who says so; null where the agreement shows it as the exchange’s */
            organisation: {
                slug: string;
                name: string;
            } | null;
            own: boolean;
        };
        Merged: {
            /** @description By which both are known from now on; the old ids lead to it */
            personId: string;
            aliases: string[];
            /** @description For taking it back; null where they were one already */
            actId: string | null;
        };
        Split: {
            /** @description Who stays */
            personId: string;
            /** @description Whom the chosen statements speak of */
            splitPersonId: string;
            /** @description Contacts that went with them */
            contacts: number;
            /** @description For taking it back */
            actId: string;
        };
        ActUndone: {
            /** @description Whom the act was about, as they are known now */
            personIds: string[];
        };
        Judgement: {
            judgementId: string;
            /** @enum {string} */
            verdict: "same" | "different" | "unsure";
            /** @enum {string} */
            by: "rule" | "model" | "steward";
            at: string;
            /** @description Whose act; null where it is shown as the exchange’s */
            organisation: {
                slug: string;
                name: string;
            } | null;
            /** @description Of a steward, where you may know whose act it is */
            reason: string | null;
            probability: number | null;
            weightsVersion: string | null;
            waterfall: components["schemas"]["WaterfallStep"][];
            /** @description The recordIds of the two */
            records: string[];
            /** @description False where a later judgement outweighs it */
            stands: boolean;
            sentence: string;
        };
        WhyOne: {
            personId: string;
            /** @description Registrations and statements that you may read */
            records: components["schemas"]["IdentityRecord"][];
            /** @description Newest first */
            judgements: components["schemas"]["Judgement"][];
            /** @description Why these are held to be one person */
            sentences: string[];
        };
        ExternalId: {
            externalId: string;
            personId: string;
            at: string;
        };
        ReviewPair: {
            pairId: string;
            /** @enum {string} */
            origin: "roll" | "list" | "contact";
            /** @enum {string} */
            state: "open" | "decided" | "skipped";
            /** @description That the two are one person, from 0 to 1 */
            probability: number;
            reason: string;
            one: components["schemas"]["IdentityRecord"];
            other: components["schemas"]["IdentityRecord"];
            fields: {
                /** @enum {string} */
                field: "name" | "birth" | "address" | "city" | "zip" | "phone" | "email" | "voter-id";
                one: string | null;
                other: string | null;
            }[];
            /** @description From what is known of both to the probability; only fields that you may read */
            waterfall: components["schemas"]["WaterfallStep"][];
            decision: ("same" | "different" | "skip") | null;
            /** @description Until then nobody else is given this pair; reading it again gives you more time */
            claimedUntil: string | null;
        };
        PairDecided: {
            pairId: string;
            /** @enum {string} */
            state: "open" | "decided" | "skipped";
            decision: ("same" | "different" | "skip") | null;
            /** @description After "same": by which both are known from now on */
            personId: string | null;
        };
        PairUndone: {
            /** @description As it was before; yours for some minutes */
            pair: components["schemas"]["ReviewPair"];
        };
        Seen: {
            /** @description Who said it; null where the agreement shows it as the exchange’s */
            organisation: {
                slug: string;
                name: string;
            } | null;
            at: string | null;
            /** @description Null for what your own organisation contributed */
            agreement: {
                agreementId: number;
                title: string;
            } | null;
            own: boolean;
        };
        PersonSummary: {
            personId: string;
            name: string;
            last: string;
            first: string;
            middle: string;
            suffix: string;
            birthYear: number | null;
            address: {
                line: string;
                city: string;
                zip: string;
            } | null;
            party: string | null;
            status: string | null;
            state: string | null;
            voterId: string | null;
            county: {
                divisionId: number;
                name: string;
            } | null;
            precinct: {
                divisionId: number;
                name: string;
            } | null;
            onRoll: boolean;
        };
        Contact: {
            contactId: string;
            personId: string;
            /** @enum {string} */
            channel: "door" | "phone" | "text" | "mail" | "email" | "event" | "friend" | "online";
            /** @enum {string} */
            result: "canvassed" | "not_home" | "left_message" | "left_literature" | "refused" | "moved" | "deceased" | "wrong_number" | "disconnected" | "inaccessible" | "language_barrier" | "call_back" | "do_not_contact" | "already_voted" | "out_of_area" | "not_eligible" | "under_18" | "not_attempted" | "texted" | "delivered" | "undelivered" | "replied";
            occurredAt: string;
            receivedAt: string;
            datedToReceipt: boolean;
            by: string;
            /** @description The number tried; null where you may not read it */
            phone: string | null;
            county: {
                divisionId: number;
                name: string;
            } | null;
            answers: {
                question: string;
                wording: string;
                category: string;
                option: string;
                number: number;
                optionWording: string;
            }[];
            /** @description To your own questions that are not mapped; shown to nobody else */
            ownAnswers: {
                question: string;
                answer: string;
            }[];
            /** @description Only your own retracted contacts are shown */
            retracted: {
                at: string;
                reason: string;
            } | null;
            seen: components["schemas"]["Seen"];
        };
        Person: {
            personId: string;
            asOf: string;
            name: string;
            doNotContact: {
                /** @enum {string} */
                channel: "door" | "phone" | "text" | "mail" | "email" | "event" | "friend" | "online";
                seen: components["schemas"]["Seen"];
            }[];
            registrations: {
                name: string;
                last: string;
                first: string;
                middle: string;
                suffix: string;
                birthYear: number | null;
                address: {
                    line: string;
                    city: string;
                    zip: string;
                } | null;
                party: string | null;
                status: string | null;
                state: string | null;
                voterId: string | null;
                county: {
                    divisionId: number;
                    name: string;
                } | null;
                precinct: {
                    divisionId: number;
                    name: string;
                } | null;
                reason: string;
                sex: string;
                birthState: string;
                registeredOn: string | null;
                mailAddress: string;
                phone: string | null;
                confidential: boolean;
                /** @description Only where an agreement lets you read it */
                race?: string;
                ethnicity?: string;
                districts: {
                    divisionId: number;
                    kind: string;
                    code: string;
                    name: string;
                }[];
                seen: components["schemas"]["Seen"];
            }[];
            votes: {
                election: {
                    slug: string;
                    name: string;
                    day: string;
                    kind: string;
                };
                method: string;
                party: string;
                seen: components["schemas"]["Seen"];
            }[];
            household: components["schemas"]["PersonSummary"][];
            statements: {
                /** @description What a split takes */
                statementId: string;
                name: string | null;
                birthDate: string | null;
                birthYear: number | null;
                age: number | null;
                address: string | null;
                phone: string | null;
                email: string | null;
                seen: components["schemas"]["Seen"];
            }[];
            phones: {
                phone: string;
                marks: {
                    /** @enum {string} */
                    result: "canvassed" | "not_home" | "left_message" | "left_literature" | "refused" | "moved" | "deceased" | "wrong_number" | "disconnected" | "inaccessible" | "language_barrier" | "call_back" | "do_not_contact" | "already_voted" | "out_of_area" | "not_eligible" | "under_18" | "not_attempted" | "texted" | "delivered" | "undelivered" | "replied";
                    seen: components["schemas"]["Seen"];
                }[];
                /** @description Who gave the number; null where it was only tried */
                seen: components["schemas"]["Seen"] | null;
            }[];
            effective: {
                question: string;
                wording: string;
                category: string;
                option: string;
                number: number;
                optionWording: string;
                occurredAt: string;
                /** @description Visible answers to the same question that differ from this */
                others: number;
                seen: components["schemas"]["Seen"];
            }[];
            timeline: {
                items: components["schemas"]["Contact"][];
                next: string | null;
            };
        };
        QuestionMapping: {
            theirQuestion: string;
            /** @description Slug of the canonical question it is. */
            question: string;
            answers: {
                theirAnswer: string;
                /** @description Slug of the canonical option it is. */
                option: string;
            }[];
        };
        Review: {
            /** @description The contact’s id */
            reviewId: string;
            key: string;
            code: string;
            reason: string;
            receivedAt: string;
            /** @description The contact as you sent it */
            given: unknown;
            /** @description Whom it may mean, as far as you may read them */
            candidates: components["schemas"]["PersonSummary"][];
        };
        UploadMapping: {
            columns: {
                column: number;
                /** @enum {string} */
                target: "key" | "personId" | "voterId" | "fullName" | "firstName" | "middleName" | "lastName" | "suffix" | "birthDate" | "birthYear" | "age" | "address" | "city" | "zip" | "phone" | "email" | "channel" | "result" | "occurredAt" | "by" | "answer";
                question?: string;
            }[];
            defaults: {
                state: string;
                channel?: string;
                result?: string;
                /** Format: date-time */
                occurredAt?: string;
                by?: string;
            };
        };
        Upload: {
            id: string;
            fileName: string;
            /** @enum {string} */
            status: "mapping" | "waiting" | "running" | "done" | "refused" | "failed";
            encoding: string;
            header: string[];
            mapping: components["schemas"]["UploadMapping"] | null;
            rowsTotal: number;
            rowsDone: number;
            counts: {
                accepted: number;
                duplicate: number;
                review: number;
                refused: number;
            };
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        UploadPreview: {
            rows: {
                line: number;
                cells: string[];
                /** @enum {string} */
                outcome: "accepted" | "duplicate" | "review" | "refused";
                reason?: string;
                /** @enum {string} */
                match?: "matched" | "new";
            }[];
            counts: {
                accepted: number;
                duplicate: number;
                review: number;
                refused: number;
            };
            /** @description Rows in the file; the preview tries the first ones. */
            of: number;
        };
        NewSubscription: {
            /** @description Yours to choose; the same name gives the same subscription. */
            name: string;
            /**
             * @description Only these; all where none is named.
             * @default []
             */
            kinds: ("contact.recorded" | "contact.retracted" | "roll.switched" | "person.merged" | "person.split")[];
            /**
             * @description Begin with what comes from now on, or with the first thing ever recorded.
             * @default now
             * @enum {string}
             */
            from: "now" | "beginning";
        };
        Subscription: {
            subscriptionId: string;
            name: string;
            purpose: string;
            kinds: string[];
            /** Format: date-time */
            createdAt: string;
            /** @description The last number given so far. */
            lastNumber: number;
        };
        FeedEvent: {
            /** @description 1, 2, 3, ... without a gap, for each subscription. */
            number: number;
            /**
             * @description It may no longer be shown, or was taken back; nothing else is told of it.
             * @constant
             */
            withdrawn?: true;
            /** @enum {string} */
            type?: "contact.recorded" | "contact.retracted" | "roll.switched" | "person.merged" | "person.split";
            /**
             * Format: date-time
             * @description When Commonroll took it in.
             */
            at?: string;
            contactId?: string;
            personId?: string;
            /** @description Of person.merged: the person by whose id she is known from now on. */
            knownAs?: string;
            /** @description Of person.split: of whom she was held to be a part. Read both anew. */
            formerly?: string;
            /** @description Slug of the contributor; null where it is shown as "the exchange". */
            organisation?: string | null;
            channel?: string;
            result?: string;
            /** Format: date-time */
            occurredAt?: string;
            county?: {
                divisionId: number;
                name: string;
            } | null;
            precinct?: {
                divisionId: number;
                name: string;
            } | null;
            answers?: {
                question: string;
                option: number;
                /** @description The option in a word, e.g. lean-support. */
                answer: string;
            }[];
        };
        Pulse: {
            /** Format: date-time */
            asOf: string;
            /** @description In the minutes asked for. */
            total: number;
            /** @description Since midnight in your state. */
            today: number;
            /** @description Minutes in which something arrived, oldest first. */
            minutes: {
                /** Format: date-time */
                minute: string;
                channel: string;
                contacts: number;
            }[];
            /** @description In the minutes asked for, most first. */
            organisations: {
                /** @description Null: the exchange */
                organisation: string | null;
                contacts: number;
            }[];
            /** @description In the minutes asked for, most first; what lies in no one county is left out. */
            counties: {
                divisionId: number;
                name: string;
                contacts: number;
            }[];
        };
        UniverseLeaf: {
            /** @constant */
            op: "party";
            in: string[];
        } | {
            /** @constant */
            op: "age";
            from?: number;
            to?: number;
        } | {
            /** @constant */
            op: "sex";
            in: string[];
        } | {
            /** @constant */
            op: "status";
            in: string[];
        } | {
            /** @constant */
            op: "race";
            in: string[];
        } | {
            /** @constant */
            op: "ethnicity";
            in: string[];
        } | {
            /** @constant */
            op: "county";
            in: string[];
        } | {
            /** @constant */
            op: "precinct";
            in: string[];
        } | {
            /** @constant */
            op: "district";
            kind: string;
            in: string[];
        } | {
            /** @constant */
            op: "registered";
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        } | {
            /** @constant */
            op: "voted";
            /** @enum {string} */
            kind: "general" | "primary" | "any";
            atLeast: number;
            ofLast: number;
        } | {
            /** @constant */
            op: "votedIn";
            election: string;
            /** @description Methods of voting. */
            by?: string[];
        } | {
            /** @constant */
            op: "support";
            contest: string;
            candidate: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "question";
            question: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "contacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "notContacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        };
        UniverseTree: {
            /** @constant */
            op: "all";
            of: components["schemas"]["UniverseTree"][];
        } | {
            /** @constant */
            op: "any";
            of: components["schemas"]["UniverseTree"][];
        } | {
            /** @constant */
            op: "not";
            of: components["schemas"]["UniverseTree"];
        } | {
            /** @constant */
            op: "party";
            in: string[];
        } | {
            /** @constant */
            op: "age";
            from?: number;
            to?: number;
        } | {
            /** @constant */
            op: "sex";
            in: string[];
        } | {
            /** @constant */
            op: "status";
            in: string[];
        } | {
            /** @constant */
            op: "race";
            in: string[];
        } | {
            /** @constant */
            op: "ethnicity";
            in: string[];
        } | {
            /** @constant */
            op: "county";
            in: string[];
        } | {
            /** @constant */
            op: "precinct";
            in: string[];
        } | {
            /** @constant */
            op: "district";
            kind: string;
            in: string[];
        } | {
            /** @constant */
            op: "registered";
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        } | {
            /** @constant */
            op: "voted";
            /** @enum {string} */
            kind: "general" | "primary" | "any";
            atLeast: number;
            ofLast: number;
        } | {
            /** @constant */
            op: "votedIn";
            election: string;
            /** @description Methods of voting. */
            by?: string[];
        } | {
            /** @constant */
            op: "support";
            contest: string;
            candidate: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "question";
            question: string;
            /** @description Slugs of options. */
            in?: string[];
            /**
             * @description Also those of whom no such answer is known.
             * @constant
             */
            unknown?: true;
            /** @description Older answers count as not known. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "contacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        } | {
            /** @constant */
            op: "notContacted";
            /** @enum {string} */
            by: "me" | "others" | "anyone";
            /** @description Only the last so many local days, today included. */
            withinDays?: number;
        };
        UniverseFacet: {
            /** @enum {string} */
            by: "party" | "age" | "sex" | "status" | "race" | "ethnicity" | "county";
        } | {
            /** @constant */
            by: "voted";
            /** @enum {string} */
            kind: "general" | "primary" | "any";
            ofLast: number;
        } | {
            /** @constant */
            by: "support";
            contest: string;
            candidate: string;
        } | {
            /** @constant */
            by: "question";
            question: string;
        } | {
            /** @constant */
            by: "contacted";
            /** @enum {string} */
            who: "me" | "others" | "anyone";
        };
        UniverseCount: {
            tree: components["schemas"]["UniverseTree"];
            /** @default [] */
            facets: components["schemas"]["UniverseFacet"][];
            /**
             * @description First so many persons, in the order of the roll: county, precinct, household.
             * @default 0
             */
            rows: number;
            /** @description `next` of the page before. */
            after?: string;
        };
        UniverseCounted: {
            count: number;
            households: number;
            /** @description Registrations that the viewer may see at all. */
            total: number;
            facets: {
                facet: components["schemas"]["UniverseFacet"];
                buckets: {
                    value: string;
                    label: string;
                    count: number;
                    /** @description Join it to the tree with `all` to keep only this bar. */
                    narrow: components["schemas"]["UniverseTree"] | null;
                }[];
            }[];
            rows: {
                personId: string;
                name: string;
                age: number | null;
                party: string;
                city: string;
                precinct: string | null;
            }[];
            /** @description Give it as `after` for the next rows; null at the end. */
            next: string | null;
            /**
             * Format: date-time
             * @description Everything acknowledged before this instant is counted.
             */
            asOf: string;
            engineMs: number;
            agreementVersion: number;
        };
        UniverseFields: {
            fields: {
                /** @description The leaf that this field makes. */
                op: string;
                label: string;
                category: string;
                /** @description Values for `in`; empty where there is nothing to choose. */
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            counties: {
                value: string;
                label: string;
            }[];
            districts: {
                kind: string;
                label: string;
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            /** @description Elections with history on the roll, newest first. */
            elections: {
                election: string;
                label: string;
                /** Format: date */
                day: string;
                kind: string;
            }[];
            contests: {
                contest: string;
                label: string;
                /** Format: date */
                day: string;
                candidates: {
                    candidate: string;
                    label: string;
                    party: string;
                }[];
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            questions: {
                question: string;
                label: string;
                category: string;
                options: {
                    value: string;
                    label: string;
                }[];
            }[];
            agreementVersion: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
